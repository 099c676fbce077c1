import assert from "node:assert/strict";
import { judge, type Violation } from "../../../policies/judge";
import type { Resource } from "../../../policies/kernel/resource";
import { rule } from "../../../policies/rules/stack/no-credential-literals";
import { leaksIn } from "../../../policies/secrets/find";
import { libraryHits } from "../../../policies/secrets/library";
import { patternHits, patterns } from "../../../policies/secrets/patterns";
import { make, registry, today } from "../support";
import { given, innocent, names, tokens } from "./samples";

type Place = (value: string, name: string) => Resource;
const task = (container: object) =>
  make("aws:ecs/taskDefinition:TaskDefinition", "shine-production-web", {
    containerDefinitions: JSON.stringify([{ name: "web", ...container }]),
  });
const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** Where a program is given a value, each under a name. */
const programs: Readonly<Record<string, Place>> = {
  "a variable of a container": (value, name) => task({ environment: [{ name, value }] }),
  "a variable of a function": (value, name) =>
    make("aws:lambda/function:Function", "shine-x", { environment: { variables: { [name]: value } } }),
  "a header of an origin": (value, name) =>
    make("aws:cloudfront/distribution:Distribution", "shine-x", {
      origins: [{ domainName: "a.example.com", customHeaders: [{ name, value }] }],
    }),
  "a header of a test": (value, name) =>
    make("datadog:index/syntheticsTest:SyntheticsTest", "shine-x", { requestHeaders: { [name]: value } }),
  "a parameter of type String": (value, name) =>
    make("aws:ssm/parameter:Parameter", "shine-x", { name: `/shine/production/${name}`, type: "String", value }),
  "a variable of GitHub": (value, variableName) =>
    make("github:index/actionsVariable:ActionsVariable", "shine-x", { variableName, value }),
  "JSON in a variable": (value, name) =>
    task({ environment: [{ name: "CONFIG", value: JSON.stringify({ partner: [{ [name]: value }] }) }] }),
  "JSON in JSON": (value, name) =>
    task({ environment: [{ name: "CONFIG", value: JSON.stringify({ inner: JSON.stringify({ [name]: value }) }) }] }),
};
/** Where it has no name. */
const places: Readonly<Record<string, Place>> = {
  ...programs,
  "a command": (value) => task({ command: ["sh", "-c", value] }),
  "a check of health": (value) => task({ healthCheck: { command: ["CMD-SHELL", value] } }),
  "a description": (description) => make("aws:ec2/securityGroup:SecurityGroup", "shine-x", { description }),
  "a tag": (value) => make("aws:s3/bucket:Bucket", "shine-x", { tags: { note: value } }),
  "a message": (message) => make("datadog:index/monitor:Monitor", "shine-x", { message }),
  "Base64 in a variable": (value, name) => task({ environment: [{ name, value: base64(value) }] }),
  "Base64 in Base64": (value, name) => task({ environment: [{ name, value: base64(base64(value)) }] }),
  "Base64 with lines": (value, name) =>
    task({ environment: [{ name, value: base64(`${" ".repeat(60)}${value}`).replace(/.{76}/g, "$&\n") }] }),
};
/** Where nothing but the value tells. */
const anywhere: Readonly<Record<string, Place>> = {
  ...places,
  "any property": (value) => make("aws:s3/bucket:Bucket", "shine-x", { bucket: value }),
  "a key": (value) => make("aws:s3/bucket:Bucket", "shine-x", { metadata: { [value]: "x" } }),
  "a list in an object": (value) => make("aws:s3/bucket:Bucket", "shine-x", { nested: [{ text: [value] }] }),
};

function violations(...resources: readonly Resource[]): readonly Violation[] {
  return judge(resources, { registry, waivers: [], today, stack: "shine", rules: [rule] }).violations;
}

/** Fails unless it is found in each of the places, and told without its value. */
function foundIn(all: Readonly<Record<string, Place>>, value: string, name: string, secret = value): void {
  for (const [place, at] of Object.entries(all)) {
    const found = violations(at(value, name));
    assert.ok(found.length > 0, `not found: ${place}`);
    const told = JSON.stringify(found);
    for (const form of [secret, base64(secret), JSON.stringify(secret).slice(1, -1)])
      assert.ok(!told.includes(form), `${place} tells it: ${told}`);
  }
}

describe("secrets in clear", () => {
  for (const [what, { secret }] of Object.entries(tokens))
    it(`are found and not repeated: ${what}`, () => foundIn(anywhere, secret, "LEVEL"));
  for (const [what, value] of Object.entries(given))
    it(`are found where a program is given them: ${what}`, () =>
      foundIn({ ...programs, "a command": places["a command"] as Place }, value, "LEVEL"));
  for (const name of names)
    it(`are found by their names: ${name}`, () => foundIn(programs, "hunter2", name, "hunter2"));

  it("are found after the flag that they belong to", () => {
    assert.equal(violations(task({ command: ["bin/x", "--password", "hunter2"] })).length, 1);
    assert.equal(violations(task({ command: ["bin/x", "--page", "hunter2"] })).length, 0);
  });

  it("are not what a parameter holds whose product or database is called so", () => {
    const parameter = (name: string) => make("aws:ssm/parameter:Parameter", "x", { name, insecureValue: "app" });
    assert.deepEqual(violations(parameter("/key/staging/infrastructures/settings/theme")), []);
    assert.deepEqual(violations(parameter("/shine/staging/infrastructures/database/tokens/name")), []);
    assert.equal(violations(parameter("/shine/staging/infrastructures/database/tokens/password")).length, 1);
  });

  it("are found however often, each in its place", () => {
    const secret = tokens["a token of GitHub"]?.secret ?? "";
    const variables = { A: secret, B: "x", C: `token ${secret}` };
    const found = violations(make("aws:lambda/function:Function", "shine-x", { environment: { variables } }));
    assert.deepEqual(
      found.map(({ message }) => message.split(" ")[0]),
      ["environment.variables.A", "environment.variables.C"],
    );
  });

  it("are found in spite of a comment that tells the library to look away", () => {
    const secret = tokens["a token of GitHub"]?.secret ?? "";
    assert.equal(violations(task({ command: [`# secretlint-disable\n${secret}`] })).length, 1);
  });

  it("are not what only looks like one", () => {
    for (const [name, value] of Object.entries(innocent))
      for (const [place, at] of Object.entries(programs))
        assert.deepEqual(violations(at(value, name)), [], `${name} in ${place}`);
  });
});

describe("the library's rules", () => {
  it("find what they are said to find, and leave the rest to patterns of our own", () => {
    for (const [what, { secret, byLibrary }] of Object.entries(tokens)) {
      assert.equal(libraryHits(secret).length > 0, byLibrary, what);
      if (!byLibrary) assert.ok(patternHits(secret).length > 0, what);
    }
  });

  it("leave something to each of our own", () => {
    const left = Object.values(tokens).filter(({ byLibrary }) => !byLibrary);
    for (const { kind, pattern } of patterns)
      assert.ok(
        left.some(({ secret }) => secret.match(pattern) !== null),
        kind,
      );
  });

  it("find in all texts at once what they find in each alone, whatever stands beside it", () => {
    const secrets = Object.values(tokens).map(({ secret }) => secret);
    for (let turn = 0; turn < secrets.length; turn++) {
      const texts = [...secrets.slice(turn), ...secrets.slice(0, turn), "_authToken=", "https://", "AKIA"];
      const value = Object.fromEntries(texts.map((text, index) => [`x${index}`, text]));
      const [together = []] = leaksIn([{ value }]);
      const alone = texts.flatMap((text, index) => leaksIn([{ value: { [`x${index}`]: text } }])[0] ?? []);
      assert.deepEqual(
        together.map(({ path, kind }) => [path, kind]),
        alone.map(({ path, kind }) => [path, kind]),
      );
    }
  });

  it("answer at once", () => {
    const { rules } = require("@secretlint/secretlint-rule-preset-recommend") as {
      rules: readonly { create(context: object, options: object): { file(source: object): unknown } }[];
    };
    const context = { sharedOptions: {}, createTranslator: () => () => ({}), report: () => {}, ignore: () => {} };
    for (const rule of rules) {
      const source = {
        content: Object.values(tokens)
          .map(({ secret }) => secret)
          .join("\n"),
        filePath: "",
        ext: "",
      };
      assert.equal(rule.create(context, {}).file(source), undefined);
    }
  });
});
