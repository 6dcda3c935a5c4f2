// The same article before and after a pass that changes it in every way that a redline tells apart.

export const BEFORE = `# Article 9
9.1 A residual is paid at these rates:
| Sales | Rate |
| --- | --- |
| up to 100,000 | 0.30% |
| above | 0.36% |
9.2 Gross is the distributor's gross and nothing is deducted from it. The Guild has a statement of it each quarter.
9.3 A dispute goes to an arbitrator whom both sides name together.
(a) Costs are shared.
Reviewed in the second year.`;
export const AFTER = `# Article 9
9.1 A residual is paid at these rates:
| Sales | Rate | From |
| --- | --- | --- |
| up to 50,000 | 0.30% | 1 May |
| up to 100,000 | 0.50% | 1 May |
9.2 A dispute goes to an arbitrator whom both sides name together.
9.3 Gross is the distributor's gross and nothing is deducted from it.
(a) Costs are borne by who loses.
Reviewed in the second year. The Guild has a statement of it each quarter.`;
