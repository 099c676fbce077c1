import { document } from "./given";
import type { Case, Inputs, Thing } from "./things";

const instanceArn = "arn:aws:sso:::instance/ssoins-7758000000000000";
const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const POLICY = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";
const ASSIGNMENT = "aws:ssoadmin/accountAssignment:AccountAssignment";
const GROUP = "aws:identitystore/group:Group";
const set: Thing = [SET, "set", { name: "shine", instanceArn }];
const group: Thing = [GROUP, "group", { displayName: "shine", identityStoreId: "d-9067000000" }];
const assigned: Inputs = {
  instanceArn,
  permissionSetArn: "@set",
  principalType: "GROUP",
  principalId: "@group",
  targetType: "AWS_ACCOUNT",
  targetId: "111122223333",
};
const allowed = document({ Action: "ecs:RunTask", Resource: "*" });

export const peopleCases: readonly Case[] = [
  {
    refuses: "a session of days",
    ask: [SET, "x", { name: "shine", instanceArn, sessionDuration: "PT24H" }],
    but: { sessionDuration: "PT1H" },
    error: "ValidationException",
  },
  {
    refuses: "a permission set with a long name",
    ask: [SET, "x", { name: "a".repeat(33), instanceArn }],
    but: { name: "a".repeat(32) },
    error: "ValidationException",
  },
  {
    refuses: "an instance that is none",
    ask: [SET, "x", { name: "shine", instanceArn: "ssoins-7758000000000000" }],
    but: { instanceArn },
    error: "ValidationException",
  },
  {
    refuses: "two permission sets of one name",
    given: [set],
    ask: [SET, "x", { name: "shine", instanceArn }],
    but: { name: "remit" },
    error: "ConflictException",
  },
  {
    refuses: "a policy longer than a permission set takes",
    given: [set],
    ask: [
      POLICY,
      "x",
      {
        instanceArn,
        permissionSetArn: "@set",
        inlinePolicy: document({
          Action: "ecs:RunTask",
          Resource: Array.from({ length: 700 }, (_, i) => `arn:aws:ecs:::t${i}`),
        }),
      },
    ],
    but: { inlinePolicy: allowed },
    error: "LimitExceeded",
  },
  {
    refuses: "two groups of one name",
    given: [group],
    ask: [GROUP, "x", { displayName: "Shine", identityStoreId: "d-9067000000" }],
    but: { displayName: "remit" },
    error: "ConflictException",
  },
  {
    refuses: "a group that is not there",
    given: [set, group],
    ask: [ASSIGNMENT, "x", { ...assigned, principalId: "00000000-0000-0000-0000-000000000000" }],
    but: { principalId: "@group" },
    error: "ResourceNotFoundException",
  },
  {
    refuses: "a robot",
    given: [set, group],
    ask: [ASSIGNMENT, "x", { ...assigned, principalType: "ROBOT" }],
    but: { principalType: "GROUP" },
    error: "ValidationException",
  },
];
