import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';

/** What a run counted, as the closing line tells it. */
export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts test cases; a file or suite that could not even be collected counts as one failure. */
export function countTests(modules: readonly TestModule[], unhandledErrors: number): Totals {
  const totals: Totals = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    totals.failed += module.errors().length;
    for (const suite of module.children.allSuites()) totals.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A case that never ran (the run was broken off) must not look like a pass.
      totals[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return totals;
}

/** Full names of tests that passed only when they were tried again. */
export const passedLate = (modules: readonly TestModule[]): string[] =>
  modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.result().state === 'passed' && (test.diagnostic()?.retryCount ?? 0) > 0)
      .map((test) => `${module.relativeModuleId} > ${test.fullName}`),
  );

/** Prints `N passed, N failed, N skipped` alone as the last line; in CI a skipped case fails the run. */
export default class PlainReporter implements Reporter {
  private vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    if (this.vitest?.config.watch && reason === 'interrupted') return;
    for (const name of passedLate(modules)) console.log(`Passed only at the second attempt: ${name}`);
    const totals = countTests(modules, unhandledErrors.length);
    if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1;
    if (process.env.CI && totals.skipped > 0) {
      process.exitCode = 1;
      console.log(`${totals.skipped} skipped: in CI every test has to run.`);
    }
    // `default` writes its own summary in the same tick; the plain line goes out when the process ends.
    process.once('exit', () => {
      console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
    });
  }
}
