<?php

declare(strict_types=1);

// Symfony as Debian packs it.
require "Symfony/Component/Serializer/autoload.php";
require "Symfony/Component/PropertyAccess/autoload.php";
require "Symfony/Component/PropertyInfo/autoload.php";
require __DIR__ . "/vendor/autoload.php";

use App\Entity\Report;
use App\Serializer\CodeNormalizer;
use Symfony\Component\PropertyInfo\Extractor\ReflectionExtractor;
use Symfony\Component\Serializer\Encoder\JsonEncoder;
use Symfony\Component\Serializer\Exception\NotNormalizableValueException;
use Symfony\Component\Serializer\Normalizer\ObjectNormalizer;
use Symfony\Component\Serializer\Serializer;

$objects = new ObjectNormalizer(null, null, null, new ReflectionExtractor());
$serializer = new Serializer([new CodeNormalizer(), $objects], [new JsonEncoder()]);

foreach (['{"status":5,"error":27}', '{"status":52,"error":99999}', '{"status":null,"error":5002}'] as $json) {
    $report = $serializer->deserialize($json, Report::class, "json");
    echo $report->error->name, " ", $report->status?->name ?? "none", " ", $serializer->serialize($report, "json"), "\n";
}
try {
    $serializer->deserialize('{"error":"27"}', Report::class, "json");
} catch (NotNormalizableValueException $refused) {
    echo "refused\n";
}
