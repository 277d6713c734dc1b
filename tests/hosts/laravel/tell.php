<?php

require __DIR__ . "/vendor/autoload.php";

use App\Services\Sms\Codes\ErrorCodes;
use App\Services\Sms\Report;

foreach ([27, 99999] as $id) {
    $report = new Report(["error" => $id]);
    echo json_encode([$report->error(), $report->error()->name, $report->advice()]), "\n";
}
$found = ErrorCodes::find(5002)[0];
echo $found::class, " ", $found->name, "\n";
