import { document, network, role } from "./given";
import type { Case, Inputs, Thing } from "./things";

const FUNCTION = "aws:lambda/function:Function";
const code: Inputs = { s3Bucket: "code", s3Key: "users.zip" };
const asked: Inputs = { name: "users", role: "@role", handler: "index.handler", runtime: "nodejs24.x", ...code };
const made: readonly Thing[] = [role, [FUNCTION, "users", asked]];
const PERMISSION = "aws:lambda/permission:Permission";
const permitted: Inputs = {
  statementId: "events",
  function: "@users",
  action: "lambda:InvokeFunction",
  principal: "events.amazonaws.com",
};

export const functionCases: readonly Case[] = [
  {
    refuses: "a function without code",
    given: [role],
    ask: [FUNCTION, "x", { ...asked, s3Bucket: undefined }],
    but: { s3Bucket: "code" },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a function that nothing runs",
    given: [role],
    ask: [FUNCTION, "x", { ...asked, runtime: undefined }],
    but: { runtime: "nodejs24.x" },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a runtime that has ended",
    given: [role],
    ask: [FUNCTION, "x", { ...asked, runtime: "nodejs16.x" }],
    but: { runtime: "nodejs22.x" },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a function that takes its time",
    given: [role],
    ask: [FUNCTION, "x", { ...asked, timeout: 1200 }],
    but: { timeout: 900 },
    error: "ValidationException",
  },
  {
    refuses: "a reservation in a new account",
    given: [role],
    ask: [FUNCTION, "x", { ...asked, reservedConcurrentExecutions: 1 }],
    but: { reservedConcurrentExecutions: -1 },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "a function in subnets that are not there",
    given: [role, ...network],
    ask: [FUNCTION, "x", { ...asked, vpcConfig: { subnetIds: ["subnet-0"], securityGroupIds: ["@group"] } }],
    but: { vpcConfig: { subnetIds: ["@a"], securityGroupIds: ["@group"] } },
    error: "InvalidParameterValueException",
  },
  {
    refuses: "another function of the same name",
    given: made,
    ask: [FUNCTION, "x", asked],
    but: { name: "others" },
    error: "ResourceConflictException",
  },
  {
    refuses: "to ask a function that is not there",
    given: made,
    ask: ["aws:lambda/invocation:Invocation", "x", { functionName: "nobody", input: "{}" }],
    but: { functionName: "@users" },
    error: "ResourceNotFoundException",
  },
  {
    refuses: "an event that is no JSON",
    given: made,
    ask: ["aws:lambda/invocation:Invocation", "x", { functionName: "@users", input: "users" }],
    but: { input: document({}) },
    error: "InvalidRequestContentException",
  },
  {
    refuses: "two permissions of one name",
    given: [...made, [PERMISSION, "first", permitted]],
    ask: [PERMISSION, "x", permitted],
    but: { statementId: "schedules" },
    error: "ResourceConflictException",
  },
];
