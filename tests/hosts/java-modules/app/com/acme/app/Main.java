package com.acme.app;

import com.acme.codes.ErrorCode;
import com.acme.codes.ErrorCodes;
import com.acme.codes.GeneralError;

/** Tells what errors are. */
public final class Main {
  private Main() {}

  private static String told(GeneralError error) {
    switch (error.asKnown().orElse(GeneralError.Known.NO_ERROR)) {
      case EC_ABSENT_SUBSCRIBER:
        return "later";
      default:
        return error.name();
    }
  }

  /**
   * Tells of some.
   *
   * @param args none
   */
  public static void main(String[] args) {
    ErrorCode found = ErrorCodes.find(5002).get(0);
    System.out.println(told(GeneralError.valueOf(27)) + " " + told(GeneralError.valueOf(99999)) + " " + found);
  }
}
