import type { GuardrailPolicyArgs } from "../components/organization/guardrail-policy";
import { foundation } from "./foundation";

/** What binds every member account: the organization's stack attaches it, and the proofs ask it too. */
export const guardrail: GuardrailPolicyArgs = {
  regions: Object.values(foundation.regions),
  deployRoleName: foundation.roles.deploy,
};
