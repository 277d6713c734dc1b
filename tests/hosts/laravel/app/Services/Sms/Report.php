<?php

namespace App\Services\Sms;

use App\Services\Sms\Codes\ErrorCode;
use App\Services\Sms\Codes\GeneralError;

class Report
{
    /** As Eloquent keeps what a column has: a number, and the code where it is asked for. */
    protected array $attributes = [];

    public function __construct(array $attributes)
    {
        $this->attributes = $attributes;
    }

    public function error(): ErrorCode
    {
        return GeneralError::codeOf($this->attributes["error"]);
    }

    public function advice(): string
    {
        return match (GeneralError::tryFrom($this->error()->id)) {
            GeneralError::EC_ABSENT_SUBSCRIBER => "later",
            null => "new",
            default => $this->error()->description,
        };
    }
}
