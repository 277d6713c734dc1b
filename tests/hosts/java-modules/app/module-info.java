/** Somebody who needs them. */
module com.acme.app {
  requires com.acme.codes;
}
