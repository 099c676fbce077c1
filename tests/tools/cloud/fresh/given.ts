import { Cloud } from "../../../../tools/offline/cloud";
import { FreshWorld } from "../../../../tools/offline/cloud/fresh/world";
import { request, type Thing } from "../things";

export const MANAGEMENT = "100000000000";
export const ACCOUNT = "111122223333";
export const document = (...statements: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
export const zone = (name: string, domain: string): Thing => ["aws:route53/zone:Zone", name, { name: domain }];
export const HOUR = 60 * 60 * 1000;

/** A world in which nothing was made, and its clock. */
export class Fresh {
  time = Date.UTC(2026, 10, 27);
  readonly world = new FreshWorld({ management: MANAGEMENT, now: () => this.time });
  readonly cloud = new Cloud({ lasting: true, world: this.world });

  make(...things: readonly Thing[]): this {
    for (const one of things) this.cloud.create(request(this.cloud, one));
    return this;
  }

  /** The one thing of that name. */
  named(name: string) {
    const [only] = this.cloud.all().filter((one) => one.name === name);
    if (only === undefined) throw new Error(`nothing is named ${name}`);
    return only;
  }
}

/** The same things, some of them with other inputs or, with `undefined`, not there. */
export function but(things: readonly Thing[], changes: Readonly<Record<string, object | undefined>>): readonly Thing[] {
  return things.flatMap(([type, name, inputs]): Thing[] => {
    if (!(name in changes)) return [[type, name, inputs]];
    const change = changes[name];
    return change === undefined ? [] : [[type, name, { ...inputs, ...change }]];
  });
}
