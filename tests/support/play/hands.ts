import type { Cloud } from "../../../tools/offline/cloud";
import type { FreshWorld } from "../../../tools/offline/cloud/fresh/world";
import type { Entity, Request } from "../../../tools/offline/cloud/model";
import { SecretValue } from "../../../tools/offline/recorded";

const HOME = "ap-northeast-1";

/** What a person does in the simulated world without Pulumi. */
export class Hands {
  constructor(
    readonly cloud: Cloud,
    readonly world: FreshWorld,
  ) {}

  /** Makes a thing. */
  make(type: string, name: string, inputs: Readonly<Record<string, unknown>>, account = this.world.management): Entity {
    const urn = `urn:pulumi:by-hand::platform::${type}::${account}/${name}`;
    const request: Request = { urn, type, name, inputs, home: { place: { account, region: HOME }, tags: {} } };
    const { id } = this.cloud.create(request);
    const made = this.cloud.read(type, urn, id);
    if (made === undefined) throw new Error(`${type} ${name} was not made`);
    return made;
  }

  /** Writes a parameter of a product's application, as its development manager does. */
  writeParameter(product: string, name: string, value = "hush", key = keyOf(name)): void {
    const inputs = { name, type: "SecureString", value: new SecretValue(value), keyId: key };
    this.make("aws:ssm/parameter:Parameter", name, inputs, this.accountOf(product));
  }

  /** The id of a product's account. */
  accountOf(product: string): string {
    const found = this.cloud.all("aws:organizations/account:Account").find(({ inputs }) => inputs["name"] === product);
    if (found === undefined) throw new Error(`there is no account of ${product}`);
    return found.id;
  }
}

/** `/shine/production/…` is encrypted with the key of that environment. */
function keyOf(name: string): string {
  const [, product, environment] = name.split("/");
  return `alias/${product}-${environment}-parameters`;
}
