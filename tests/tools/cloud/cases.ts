import { accountCases } from "./cases-account";
import { auditCases } from "./cases-audit";
import { backupCases } from "./cases-backup";
import { balancerCases } from "./cases-balancer";
import { databaseCases } from "./cases-database";
import { detectionCases } from "./cases-detection";
import { edgeCases } from "./cases-edge";
import { firewallCases } from "./cases-firewall";
import { functionCases } from "./cases-functions";
import { networkCases } from "./cases-network";
import { peopleCases } from "./cases-people";
import { scalingCases } from "./cases-scaling";
import { serviceCases } from "./cases-service";
import { settingCases } from "./cases-settings";
import { vendorCases } from "./cases-vendors";
import type { Case } from "./things";

export const cases: readonly Case[] = [
  ...networkCases,
  ...balancerCases,
  ...databaseCases,
  ...settingCases,
  ...serviceCases,
  ...accountCases,
  ...auditCases,
  ...detectionCases,
  ...edgeCases,
  ...firewallCases,
  ...scalingCases,
  ...vendorCases,
  ...functionCases,
  ...backupCases,
  ...peopleCases,
];
