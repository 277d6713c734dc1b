# frozen_string_literal: true

require_relative "config/environment"

Report.create!(status: 5, error: 27)
Report.create!(status: InfobipCodes::GeneralStatus[7777], error: InfobipCodes::GeneralError[99_999])
Report.create!(status: "52", error: nil)

Report.order(:id).each { |report| puts [report.status, report.error&.name || "none", report.valid?(:support)].join(" ") }
puts Report.absent.count, Report.where(error: 99_999).pluck(:error).first.inspect
puts Report.first.to_json, Report.find(2).as_json(only: :error).to_json, { InfobipCodes::GeneralError[27] => [InfobipCodes::GeneralError[27]] }.to_json
puts InfobipCodes::GeneralError[27].presence == 27, InfobipCodes.find_error(5002).first.name

report = Report.first
report.error = 27
puts report.changed?
report.error = InfobipCodes::GeneralError[5]
puts report.changes.inspect

# As a server starts in production, and as it loads again in development.
LOADER.eager_load
puts InfobipCodes.find_error(27).size
LOADER.reload
puts InfobipCodes::GeneralError[27].name, InfobipCodes.find_error(27) == [InfobipCodes::GeneralError::EC_ABSENT_SUBSCRIBER]
