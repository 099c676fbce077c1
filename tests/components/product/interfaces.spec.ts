import assert from "node:assert/strict";
import { complete } from "../../../components/definition/defaults";
import type { ProductDefinition } from "../../../components/definition/definition";
import { interfacesOf } from "../../../components/product/interfaces";
import { minimal } from "../../../stacks/products/minimal";
import { givens } from "../../support/givens";

const task = { cpu: 256, memory: 512 } as const;
const always = ["ecr.api", "ecr.dkr", "logs"];

// biome-ignore format: a table is read by its rows
const rows: readonly (readonly [what: string, definition: Partial<ProductDefinition>, services: readonly string[]])[] = [
  ["none where nothing runs", {}, []],
  ["images and logs for a task that needs no more", { services: { web: task } }, always],
  ["parameters where a service names one", { services: { web: { ...task, parameters: ["app/key"] } } }, [...always, "ssm"]],
  ["a channel and its key where a shell may be opened", { services: { web: { ...task, exec: true } } }, [...always, "ssmmessages", "kms"]],
  ["secrets where a service reads one", { services: { web: { ...task, grants: { secrets: ["key"] } } } }, [...always, "secretsmanager"]],
  ["all of these for databases: their console, and what makes their users", { databases: { primary: { engine: "aurora-mysql" } } }, [...always, "ssm", "ssmmessages", "kms", "secretsmanager"]],
];

describe("interfacesOf", () => {
  for (const [what, definition, services] of rows)
    it(`gives ${what}`, () =>
      assert.deepEqual(interfacesOf(complete({ ...minimal, ...definition }, givens)), services));
});
