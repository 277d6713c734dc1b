# frozen_string_literal: true

# A column of numbers that are codes in Ruby.
class CodeType < ActiveRecord::Type::Value
  def initialize(codes)
    @codes = codes
    super()
  end

  def type = :integer

  def cast_value(value) = value.is_a?(@codes) ? value : @codes[Integer(value)]

  def serialize(value) = cast(value)&.to_i
end
