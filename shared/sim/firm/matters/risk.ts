/** Ordinary work of risk. */
import { RISK_ACCOUNTS } from './riskAccounts.ts';
import { RISK_LIMITS } from './riskLimits.ts';
import type { MatterSpec, RiskMatter } from './types.ts';

export const RISK: Record<RiskMatter, MatterSpec> = { ...RISK_ACCOUNTS, ...RISK_LIMITS };
