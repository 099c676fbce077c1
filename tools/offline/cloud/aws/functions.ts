import { between, keyOf, named, oneOf, parsed, someOf } from "../checks";
import type { Check, Models } from "../model";
import { LOG_GROUP, ROLE, SECURITY_GROUP, SUBNET } from "./types";

const FUNCTION = "aws:lambda/function:Function";
const ofFunction = { path: "functionName", types: [FUNCTION], code: "ResourceNotFoundException", holds: true };

/** What Lambda makes functions of today. Source: "Lambda runtimes", Lambda guide. */
const runtimes = [
  "dotnet8",
  "dotnet10",
  "java17",
  "java21",
  "java25",
  "nodejs22.x",
  "nodejs24.x",
  "provided.al2023",
  "python3.11",
  "python3.12",
  "python3.13",
  "python3.14",
  "ruby3.3",
  "ruby3.4",
];

/** A file has a handler in it and a runtime around it; an image has both in itself. */
const zipped: Check = (subject) =>
  subject.has("imageUri")
    ? []
    : ["handler", "runtime"]
        .filter((path) => !subject.has(path))
        .map((path) => ({
          path,
          code: "InvalidParameterValueException",
          allowed: "a value, for code that is no image",
          fix: "give it one",
        }));

/**
 * A new account has ten concurrent executions and must leave as many unreserved (aws-samples/one-observability-demo#278,
 * awslabs/fhir-works-on-aws-deployment#691).
 */
const reserved: Check = (subject) => {
  const wanted = subject.number("reservedConcurrentExecutions");
  if (wanted === undefined || wanted <= 0) return undefined;
  return {
    path: "reservedConcurrentExecutions",
    code: "InvalidParameterValueException",
    value: wanted,
    allowed: "none, since a new account has nothing to reserve",
    fix: "leave it out, or raise the quota first",
  };
};

const json: Check = (subject) => parsed(subject, "input", "InvalidRequestContentException").fault;

export const functions: Models = {
  [FUNCTION]: {
    id: (subject) => subject.chosen(),
    computed: (subject, id) => {
      const arn = subject.arn("lambda", `function:${id}`);
      return {
        name: id,
        arn,
        codeSha256: subject.digest("code"),
        invokeArn: `arn:aws:apigateway:${subject.place.region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
        lastModified: "2026-01-01T00:00:00.000+0000",
        qualifiedArn: `${arn}:$LATEST`,
        qualifiedInvokeArn: `arn:aws:apigateway:${subject.place.region}:lambda:path/2015-03-31/functions/${arn}:$LATEST/invocations`,
        responseStreamingInvokeArn: `arn:aws:apigateway:${subject.place.region}:lambda:path/2021-11-15/functions/${arn}/response-streaming-invocations`,
        signingJobArn: "",
        signingProfileVersionArn: "",
        sourceCodeSize: 1_000_000,
        version: "$LATEST",
      };
    },
    replaces: ["name", "packageType", "region"],
    references: [
      { path: "role", types: [ROLE], code: "InvalidParameterValueException", holds: true },
      { path: "vpcConfig.subnetIds", types: [SUBNET], code: "InvalidParameterValueException", holds: true },
      {
        path: "vpcConfig.securityGroupIds",
        types: [SECURITY_GROUP],
        code: "InvalidParameterValueException",
        holds: true,
      },
      { path: "loggingConfig.logGroup", types: [LOG_GROUP], code: "InvalidParameterValueException" },
    ],
    unique: { key: (subject) => subject.text("name"), path: "name", code: "ResourceConflictException" },
    checks: [
      named("name", 64, /^[\w-]+$/, "letters, digits, _ and -"),
      someOf(["code", "imageUri", "s3Bucket"], "InvalidParameterValueException"),
      zipped,
      oneOf("runtime", runtimes, "InvalidParameterValueException"),
      between("timeout", 1, 900),
      between("memorySize", 128, 10_240),
      oneOf("architectures.0", ["arm64", "x86_64"]),
      reserved,
    ],
  },
  "aws:lambda/invocation:Invocation": {
    id: (subject) => `${subject.text("functionName") ?? ""}_$LATEST_${subject.digest().slice(0, 32)}`,
    // What a function answers is its own affair; here each succeeds.
    computed: () => ({ result: "{}" }),
    // What is asked again is asked by another resource, unless the whole life of it is told to the function.
    replaces: ["functionName", "qualifier", "input", "triggers", "region"],
    references: [ofFunction],
    checks: [json, oneOf("lifecycleScope", ["CREATE_ONLY", "CRUD"])],
  },
  "aws:lambda/permission:Permission": {
    id: (subject) => subject.chosen("statementId"),
    computed: (subject) => ({ statementId: subject.chosen("statementId") }),
    replaces: ["*"],
    references: [{ ...ofFunction, path: "function" }],
    unique: {
      key: (subject, world) => keyOf(world.handle(subject, "function", FUNCTION), subject.text("statementId")),
      path: "statementId",
      code: "ResourceConflictException",
    },
    checks: [
      named("statementId", 100, /^[\w-]+$/, "letters, digits, _ and -"),
      named("action", 64, /^lambda:(\*|\w+)$/, "lambda:InvokeFunction"),
    ],
  },
};
