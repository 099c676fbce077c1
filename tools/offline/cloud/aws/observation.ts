import { between, named, oneOf, someOf } from "../checks";
import type { Check, Models, Subject } from "../model";
import { keyAdmits } from "./keys";
import { ALIAS, BUCKET, KEY, LOG_GROUP } from "./types";

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const DESTINATION = "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination";

/** The days that CloudWatch Logs admits; 0 keeps for ever. */
const retention = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** CloudWatch Logs tries the key out at once. */
const keyAdmitsLogs: Check = (subject, world) => {
  if (!subject.has("kmsKeyId") || keyAdmits(world, subject, "kmsKeyId", `logs.${subject.place.region}.amazonaws.com`))
    return undefined;
  const allowed = `a key whose policy admits logs.${subject.place.region}.amazonaws.com`;
  return { path: "kmsKeyId", code: "InvalidParameterException", allowed, fix: "admit the service in the key's policy" };
};

const keyArn: Check = (subject) => {
  const key = subject.text("kmsKeyId");
  if (key === undefined || key.startsWith("arn:")) return undefined;
  return {
    path: "kmsKeyId",
    code: "InvalidParameterException",
    value: key,
    allowed: "the key's ARN",
    fix: "give the ARN, not an id or alias",
  };
};

/** Sources of CloudFront and its web ACL stand in us-east-1. */
const sourceRegion: Check = (subject) => {
  const arn = subject.text("resourceArn");
  if (arn === undefined || !arn.startsWith("arn:aws:cloudfront:") || subject.place.region === "us-east-1")
    return undefined;
  return {
    path: "region",
    code: "ValidationException",
    value: subject.place.region,
    allowed: "us-east-1 for a distribution",
    fix: "set region to us-east-1",
  };
};

const period: Check = (subject) => {
  const seconds = subject.number("period");
  if (seconds === undefined || [10, 20, 30].includes(seconds) || (seconds >= 60 && seconds % 60 === 0))
    return undefined;
  return {
    path: "period",
    code: "ValidationError",
    value: seconds,
    allowed: "10, 20, 30 or a multiple of 60",
    fix: "take one of these",
  };
};

const datapoints: Check = (subject) => {
  const [points, periods] = [subject.number("datapointsToAlarm"), subject.number("evaluationPeriods")];
  if (points === undefined || periods === undefined || points <= periods) return undefined;
  return {
    path: "datapointsToAlarm",
    code: "ValidationError",
    value: points,
    allowed: `at most evaluationPeriods, ${periods}`,
    fix: "lower it",
  };
};

const logName = named("name", 512, /^(?!aws\/)[\w./#-]+$/, "letters, digits, _ . - / #", "InvalidParameterException");
const shortName = named("name", 60, /^[\w-]+$/, "letters, digits, _ and -", "ValidationException");
const byName = (code: string) => ({ key: (subject: Subject) => subject.text("name"), path: "name", code });

export const observation: Models = {
  [LOG_GROUP]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({ name: id, arn: subject.arn("logs", `log-group:${id}`) }),
    replaces: ["name", "namePrefix", "logGroupClass", "region"],
    unique: byName("ResourceAlreadyExistsException"),
    references: [{ path: "kmsKeyId", types: [KEY, ALIAS], code: "InvalidParameterException" }],
    checks: [logName, oneOf("retentionInDays", retention), keyArn, keyAdmitsLogs],
    deletionProtection: "deletionProtectionEnabled",
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: (subject) => subject.text("policyName") ?? "",
    replaces: ["policyName", "region"],
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({ name: id, arn: subject.arn("cloudwatch", `alarm:${id}`) }),
    replaces: ["name", "region"],
    unique: byName("ResourceAlreadyExists"),
    checks: [
      named("name", 255, /^[^]+$/, "any text", "ValidationError"),
      period,
      datapoints,
      oneOf("comparisonOperator", [
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanLowerOrGreaterThanUpperThreshold",
        "LessThanLowerThreshold",
        "GreaterThanUpperThreshold",
      ]),
      oneOf("treatMissingData", ["breaching", "notBreaching", "ignore", "missing"]),
      someOf(["metricName", "metricQueries", "evaluationCriteria"]),
    ],
  },
  [SOURCE]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("logs", `delivery-source:${id}`),
      service: subject.text("resourceArn")?.split(":")[2] ?? "",
    }),
    replaces: ["name", "logType", "resourceArn", "region"],
    unique: byName("ConflictException"),
    checks: [shortName, sourceRegion],
  },
  [DESTINATION]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => ({
      name: id,
      arn: subject.arn("logs", `delivery-destination:${id}`),
      deliveryDestinationType: "S3",
    }),
    replaces: ["name", "outputFormat", "region"],
    unique: byName("ConflictException"),
    references: [
      {
        path: "deliveryDestinationConfiguration.destinationResourceArn",
        types: [BUCKET, LOG_GROUP],
        code: "ResourceNotFoundException",
      },
    ],
    checks: [shortName, oneOf("outputFormat", ["json", "plain", "w3c", "raw", "parquet"])],
  },
  "aws:cloudwatch/logDelivery:LogDelivery": {
    id: (subject) => subject.digest().slice(0, 16),
    computed: (subject, id) => ({ arn: subject.arn("logs", `delivery:${id}`) }),
    replaces: ["deliveryDestinationArn", "deliverySourceName", "region"],
    references: [
      { path: "deliverySourceName", types: [SOURCE], code: "ResourceNotFoundException", holds: true },
      { path: "deliveryDestinationArn", types: [DESTINATION], code: "ResourceNotFoundException", holds: true },
    ],
  },
  "aws:sns/topic:Topic": {
    id: (subject) => subject.arn("sns", subject.chosen()),
    computed: (subject, id) => ({ arn: id, name: subject.chosen(), owner: subject.place.account }),
    replaces: ["name", "namePrefix", "fifoTopic", "region"],
    unique: byName("InvalidParameter"),
    checks: [
      named("name", 256, /^[\w-]+(\.fifo)?$/, "letters, digits, _ and -", "InvalidParameter"),
      between("kmsDataKeyReusePeriodSeconds", 60, 86400),
    ],
  },
};
