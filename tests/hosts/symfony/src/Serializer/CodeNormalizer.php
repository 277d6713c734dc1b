<?php

declare(strict_types=1);

namespace App\Serializer;

use App\Codes\Code;
use App\Codes\ErrorCode;
use App\Codes\ErrorCodes;
use App\Codes\GeneralError;
use App\Codes\GeneralStatus;
use App\Codes\StatusCode;
use App\Codes\StatusCodes;
use Symfony\Component\Serializer\Exception\NotNormalizableValueException;
use Symfony\Component\Serializer\Normalizer\DenormalizerInterface;
use Symfony\Component\Serializer\Normalizer\NormalizerInterface;

final class CodeNormalizer implements NormalizerInterface, DenormalizerInterface
{
    public function normalize(mixed $object, ?string $format = null, array $context = []): int
    {
        return $object->id;
    }

    public function denormalize(mixed $data, string $type, ?string $format = null, array $context = []): Code
    {
        is_int($data) || throw new NotNormalizableValueException("A code is an integer.");
        return match ($type) {
            ErrorCode::class => ErrorCodes::find($data)[0] ?? GeneralError::codeOf($data),
            StatusCode::class => StatusCodes::find($data)[0] ?? GeneralStatus::codeOf($data),
        };
    }

    public function supportsNormalization(mixed $data, ?string $format = null, array $context = []): bool
    {
        return $data instanceof Code;
    }

    public function supportsDenormalization(mixed $data, string $type, ?string $format = null, array $context = []): bool
    {
        return in_array($type, [ErrorCode::class, StatusCode::class], true);
    }

    public function getSupportedTypes(?string $format): array
    {
        return [Code::class => true];
    }
}
