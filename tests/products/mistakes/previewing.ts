import type { Mistake } from "./mistake";

const proof = "proof-preview-reads";
const preview = "shine-account-preview";

/** Ways in which a preview cannot read what the program makes, or reads too much. */
export const previewMistakes: readonly Mistake[] = [
  {
    did: "renamed CI's role in the organization alone",
    told: `${proof}/trust`,
    says: /^the preview: CI may not take its role: statement Preview of the trust of .* not to this caller/,
    alone: true,
    make: (scene) => scene.replace(`${preview}-role`, "assumeRolePolicy", "-ci-preview", "-ci-previews"),
  },
  {
    did: "took away the reading of discovery's instances",
    told: `${proof}/read`,
    says: /^the preview: it cannot read an Instance again: no statement of .* names servicediscovery:GetInstance$/,
    alone: true,
    make: (scene) => scene.replace(`${preview}-settings`, "policy", '"servicediscovery:GetInstance",', ""),
  },
  {
    did: "made something of a type whose reading nobody has looked at",
    told: `${proof}/known`,
    says: /no table says what the provider asks to read a Topic again/,
    alone: true,
    make: (scene) => {
      const group = scene.find("shine-account-keys-data-alias");
      const [type, urn] = ["aws:sns/topic:Topic", group.urn.replace(/aws:kms\/alias:Alias/, "aws:sns/topic:Topic")];
      return scene.with({ ...group, type, urn, props: { name: "shine-account-alerts" } });
    },
  },
  {
    did: "let it read all parameters of production",
    told: `${proof}/secrets`,
    says: /it reads a parameter that people write for a service/,
    alone: true,
    make: (scene) =>
      scene.replace(`${preview}-settings`, "policy", "/shine/production/infrastructures/*", "/shine/production/*"),
  },
  {
    did: "let it read all objects of the maintenance page's bucket",
    told: `${proof}/objects`,
    says: /it reads objects that the program did not write/,
    alone: true,
    make: (scene) => scene.replace(`${preview}-settings`, "policy", "/_maintenance/*", "/*"),
  },
];
