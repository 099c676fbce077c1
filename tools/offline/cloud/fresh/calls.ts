import type { Fault, Subject, World } from "../model";
import { mayRole, roleAt } from "./rights";
import type { State } from "./state";

/** What a provider asks for when it makes a thing. */
interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** Source: Service Authorization Reference, Amazon Route 53. */
const calls: Readonly<Record<string, (subject: Subject) => readonly Call[]>> = {
  "aws:route53/record:Record": (subject) => {
    const resource = `arn:aws:route53:::hostedzone/${subject.text("zoneId") ?? ""}`;
    const name = (subject.text("name") ?? "").toLowerCase().replace(/\.$/, "");
    return [
      {
        action: "route53:ChangeResourceRecordSets",
        resource,
        context: {
          "route53:ChangeResourceRecordSetsNormalizedRecordNames": [name],
          "route53:ChangeResourceRecordSetsRecordTypes": [subject.text("type") ?? ""],
          "route53:ChangeResourceRecordSetsActions": ["CREATE"],
        },
      },
      // The provider waits for the change, and reads what it has made.
      { action: "route53:GetChange", resource: "arn:aws:route53:::change/C0123456789" },
      { action: "route53:GetHostedZone", resource },
      { action: "route53:ListResourceRecordSets", resource },
    ];
  },
};

/** Why a role that a stack has made may not make this; administrators, and roles that Organizations made, may make all. */
export function callFaults(subject: Subject, world: World, state: State): Fault[] {
  const caller = subject.request.home?.caller;
  if (caller === undefined || roleAt(caller, world) === undefined) return [];
  const asked = calls[subject.request.type]?.(subject);
  const code = "AccessDenied";
  if (asked === undefined)
    return [{ path: "type", code, allowed: "a type whose calls are known", fix: "tell them in fresh/calls.ts" }];
  return asked.flatMap((call) => {
    const { allowed, reason } = mayRole({ ...call, role: caller }, world, state);
    return allowed ? [] : [{ path: "type", code, allowed: `what ${caller} may do (${call.action})`, fix: reason }];
  });
}
