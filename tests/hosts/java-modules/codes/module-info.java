/** The codes. */
module com.acme.codes {
  exports com.acme.codes;
}
