import com.acme.infobip_codes.v1.GeneralError;
import com.acme.infobip_codes.v1.GeneralStatus;
import com.acme.shop.v1.Report;

final class App {
  public static void main(String[] arguments) throws Exception {
    Report report =
        Report.newBuilder()
            .setStatus(GeneralStatus.forNumber(5))
            .setError(GeneralError.GENERAL_ERROR_EC_ABSENT_SUBSCRIBER)
            .build();
    System.out.println(report.getStatus() + " " + report.getError().getNumber());
    Report newer = Report.parseFrom(Report.newBuilder().setErrorValue(99999).build().toByteArray());
    System.out.println(newer.getError() + " " + newer.getErrorValue() + " " + newer.hasError());
  }
}
