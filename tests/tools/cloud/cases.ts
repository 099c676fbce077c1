import { accountCases } from "./cases-account";
import { edgeCases } from "./cases-edge";
import { networkCases } from "./cases-network";
import { serviceCases } from "./cases-service";
import { vendorCases } from "./cases-vendors";
import type { Case } from "./things";

export const cases: readonly Case[] = [...networkCases, ...serviceCases, ...accountCases, ...edgeCases, ...vendorCases];
