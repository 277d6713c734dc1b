# frozen_string_literal: true

require "active_record"
require "active_support/all"
require "zeitwerk"

# What Rails does with `app` and, since 7.1, with `lib`: constants are loaded by the names of their files.
LOADER = Zeitwerk::Loader.new
%w[app/models app/types lib].each { |folder| LOADER.push_dir(File.expand_path("../#{folder}", __dir__)) }
LOADER.enable_reloading
LOADER.setup

ActiveRecord::Base.establish_connection(adapter: "sqlite3", database: ":memory:")
ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table(:reports) do |table|
    table.integer :status, null: false
    table.integer :error
  end
end
