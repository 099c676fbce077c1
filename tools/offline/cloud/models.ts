import { account } from "./aws/account";
import { audit } from "./aws/audit";
import { backup } from "./aws/backup";
import { balancer } from "./aws/balancer";
import { certificates } from "./aws/certificates";
import { containers } from "./aws/containers";
import { database } from "./aws/database";
import { detection } from "./aws/detection";
import { discovery } from "./aws/discovery";
import { edge } from "./aws/edge";
import { endpoints } from "./aws/endpoints";
import { firewall } from "./aws/firewall";
import { functions } from "./aws/functions";
import { identity } from "./aws/identity";
import { images } from "./aws/images";
import { keys } from "./aws/keys";
import { listeners } from "./aws/listeners";
import { messages } from "./aws/messages";
import { names } from "./aws/names";
import { network } from "./aws/network";
import { observation } from "./aws/observation";
import { organization } from "./aws/organization";
import { people } from "./aws/people";
import { recorder } from "./aws/recorder";
import { routing } from "./aws/routing";
import { scaling } from "./aws/scaling";
import { securityGroups } from "./aws/security-groups";
import { storage } from "./aws/storage";
import { datadog } from "./datadog";
import { docker } from "./docker";
import { github } from "./github";
import type { Models } from "./model";
import { pagerduty } from "./pagerduty";

/** Every type that the simulated cloud knows. */
export const models: Models = {
  ...network,
  ...routing,
  ...endpoints,
  ...securityGroups,
  ...keys,
  ...storage,
  ...identity,
  ...functions,
  ...backup,
  ...people,
  ...containers,
  ...images,
  ...scaling,
  ...balancer,
  ...listeners,
  ...names,
  ...messages,
  ...discovery,
  ...certificates,
  ...database,
  ...edge,
  ...firewall,
  ...observation,
  ...recorder,
  ...account,
  ...audit,
  ...detection,
  ...organization,
  ...datadog,
  ...docker,
  ...github,
  ...pagerduty,
};
