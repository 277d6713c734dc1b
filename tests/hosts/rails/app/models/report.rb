# frozen_string_literal: true

class Report < ActiveRecord::Base
  attribute :status, CodeType.new(InfobipCodes::GeneralStatus)
  attribute :error, CodeType.new(InfobipCodes::GeneralError)

  validates :error, inclusion: { in: InfobipCodes::GeneralError.all }, on: :support
  scope :absent, -> { where(error: InfobipCodes::GeneralError::EC_ABSENT_SUBSCRIBER) }
end
