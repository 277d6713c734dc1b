<?php

declare(strict_types=1);

namespace App\Entity;

use App\Codes\ErrorCode;
use App\Codes\StatusCode;

final class Report
{
    public ?StatusCode $status = null;

    public ?ErrorCode $error = null;
}
