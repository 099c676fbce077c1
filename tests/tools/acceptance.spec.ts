import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { refusedOf } from "../../tools/offline/acceptance";
import { evaluate } from "../../tools/offline/evaluate";
import { demo } from "./fixture";

describe("what the simulated cloud would refuse of a preview", () => {
  const refused = async (program: () => unknown): Promise<string[]> => {
    const resources = await evaluate(program, { stack: "demo", config: demo.config ?? {} });
    return refusedOf(resources).map(({ path }) => path);
  };

  it("is nothing for what can be made", async () => {
    assert.deepEqual(await refused(demo.program), []);
  });

  it("is what is certain, though ids are not known yet", async () => {
    const paths = await refused(() => {
      const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "172.27.0.0/16" });
      for (const name of ["one", "two"]) new aws.ec2.Subnet(name, { vpcId: vpc.id, cidrBlock: "172.27.0.0/20" });
    });
    assert.deepEqual(paths, ["two (aws:ec2/subnet:Subnet).cidrBlock"]);
  });
});
