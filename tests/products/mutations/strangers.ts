import { namesIn } from "../../../policies/outside/names";

/** An account of nobody we know. */
export const STRANGER = "999988887777";

/** What a text says when each thing that it names is a stranger's; a text that names nothing is another word. */
export function strangeTo(text: string | undefined, property: string): string {
  if (text === undefined) return /arn/i.test(property) ? `arn:aws:iam::${STRANGER}:role/stranger` : idOf(property);
  const names = namesIn(text);
  if (names.length === 0) return "stranger";
  return names.reduce(
    (changed, { kind, text: name }) => changed.replace(new RegExp(escaped(name), "i"), strange(kind, name)),
    text,
  );
}

/** The id of a resource that nobody made, by what the property is called: `subnetIds`, `securityGroups`. */
function idOf(property: string): string {
  const prefixes: readonly [RegExp, string][] = [
    [/subnet/i, "subnet"],
    [/securityGroup/i, "sg"],
    [/vpcId|peerVpc/i, "vpc"],
    [/routeTable/i, "rtb"],
    [/gateway/i, "igw"],
    [/prefixList/i, "pl"],
    [/allocation/i, "eipalloc"],
    [/peering/i, "pcx"],
  ];
  const [, prefix] = prefixes.find(([pattern]) => pattern.test(property)) ?? [];
  if (prefix !== undefined) return `${prefix}-0f0e0d0c0b0a09080`;
  return /zone/i.test(property) ? "Z0STRANGER0000000001" : "stranger";
}

function strange(kind: ReturnType<typeof namesIn>[number]["kind"], name: string): string {
  switch (kind) {
    case "ARN": {
      const parts = name.split(":");
      if (parts[4] === "aws") return "arn:aws:iam::aws:policy/AdministratorAccess";
      if ((parts[4] ?? "") === "") return [...parts.slice(0, 5), "stranger"].join(":");
      return [...parts.slice(0, 4), STRANGER, ...parts.slice(5)].join(":");
    }
    case "account":
      return STRANGER;
    case "organization":
      return "o-0strange00";
    case "AWS id":
      return name.replace(/-[\da-f]+$/, "-0f0e0d0c0b0a09080");
    case "hosted zone":
      return "Z0STRANGER0000000001";
    case "host":
      return "stranger.example.net";
    case "address":
      return name.includes("/") ? "198.51.100.0/24" : "198.51.100.7";
    case "e-mail address":
      return "somebody@stranger.example.net";
    default:
      return "@stranger/team";
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
