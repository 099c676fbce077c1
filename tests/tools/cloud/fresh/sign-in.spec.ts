import assert from "node:assert/strict";
import { errorsOf, request, type Thing } from "../things";
import { ACCOUNT, document, Fresh, MANAGEMENT, zone } from "./given";

describe("a provider in a fresh world", () => {
  const roleOf = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
  const signIn = (fresh: Fresh, account: string, role: string, allowed = account): string[] =>
    errorsOf(() => fresh.cloud.signIn({ roles: [roleOf(account, role)], allowed: [allowed] }));
  const withAccount = (): [Fresh, string] => {
    const fresh = new Fresh().make(
      ["aws:organizations/organization:Organization", "organization", { featureSet: "ALL" }],
      [
        "aws:organizations/account:Account",
        "shine",
        { name: "shine", email: "aws+shine@example.com", roleName: "platform-deploy" },
      ],
    );
    return [fresh, fresh.named("shine").id];
  };

  it("does not sign in to an account that Organizations has not made", () => {
    assert.match(signIn(new Fresh(), ACCOUNT, "platform-deploy")[0] ?? "", /^Cannot assume IAM Role/);
    const [fresh, id] = withAccount();
    assert.deepEqual(signIn(fresh, id, "platform-deploy"), []);
  });

  it("takes no role that is not there, or that trusts somebody else", () => {
    const [fresh, id] = withAccount();
    const role = (name: string, account: string): Thing => [
      "aws:iam/role:Role",
      name,
      {
        name,
        assumeRolePolicy: document({
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: "sts:AssumeRole",
        }),
      },
    ];
    const at = { home: { place: { account: id, region: "ap-northeast-1" }, tags: {} } };
    for (const one of [role("ours", MANAGEMENT), role("theirs", "999900001111")])
      fresh.cloud.create(request(fresh.cloud, one, at));
    assert.match(signIn(fresh, id, "none")[0] ?? "", /^Cannot assume IAM Role/);
    assert.match(signIn(fresh, id, "theirs")[0] ?? "", /^Cannot assume IAM Role/);
    assert.deepEqual(signIn(fresh, id, "ours"), []);
  });

  it("works in no account but those that it is pinned to", () => {
    const [fresh, id] = withAccount();
    assert.deepEqual(signIn(fresh, id, "platform-deploy", ACCOUNT), [`AWS account ID not allowed: ${id}`]);
    assert.deepEqual(
      errorsOf(() => fresh.cloud.signIn({ roles: [], allowed: [MANAGEMENT] })),
      [],
    );
  });

  it("may do with a role of ours what the role may, and nothing else", () => {
    const fresh = new Fresh().make(zone("parent", "example.com"));
    const caller = roleOf(ACCOUNT, "delegate");
    const trusted = document({ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" });
    const resource = `arn:aws:route53:::hostedzone/${fresh.named("parent").id}`;
    fresh.make(
      ["aws:iam/role:Role", "delegate", { name: "delegate", assumeRolePolicy: trusted }],
      [
        "aws:iam/rolePolicy:RolePolicy",
        "policy",
        {
          role: "delegate",
          policy: document(
            {
              Effect: "Allow",
              Action: "route53:ChangeResourceRecordSets",
              Resource: resource,
              Condition: {
                "ForAllValues:StringEquals": {
                  "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["shine.example.com"],
                },
              },
            },
            {
              Effect: "Allow",
              Action: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
              Resource: resource,
            },
            { Effect: "Allow", Action: "route53:GetChange", Resource: "arn:aws:route53:::change/*" },
          ),
        },
      ],
    );
    const home = { place: { account: ACCOUNT, region: "ap-northeast-1" }, tags: {}, caller };
    const record = (name: string): Thing => [
      "aws:route53/record:Record",
      name,
      { zoneId: "@parent", name, type: "NS", ttl: 3600, records: ["ns-1.example.net"] },
    ];
    const make = (thing: Thing): string[] => errorsOf(() => fresh.cloud.create(request(fresh.cloud, thing, { home })));
    assert.deepEqual(make(record("remit.example.com")), ["AccessDenied"]);
    assert.deepEqual(make(record("shine.example.com")), []);
    assert.deepEqual(make(["aws:sns/topic:Topic", "topic", { name: "news" }]), ["AccessDenied"]);
  });
});
