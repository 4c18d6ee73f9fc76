import { arch, platform, release } from 'node:os';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import { GRAPH_VERSION } from '../../meta/graph-client.ts';
import { redactText } from '../../redact.ts';
import type { DoctorOptions } from './create-doctor.ts';

/** Whoever knows the name of our address can send to it; Meta's own names help whoever reads this. */
const ADDRESS = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?![\p{L}\p{N}])/gu;
const ofMeta = /(?:^|\.)(?:facebook|whatsapp|fbsbx)\.(?:com|net)$/i;

/** Plain text for somebody who helps: states, codes, traces, times. No secret, name, number, address or message is in it. */
export function supportText({ clock, version }: DoctorOptions, reports: readonly DoctorReport[]): string {
  const lines = [
    'Rozmova: state of the connection',
    `Written ${new Date(clock.now()).toISOString()}`,
    `Rozmova ${version}, Graph ${GRAPH_VERSION}`,
    `Node ${process.versions.node}${process.versions.electron ? `, Electron ${process.versions.electron}` : ''}, ${platform()} ${release()} ${arch()}`,
    ...reports.flatMap(reportLines),
  ];
  // Line by line: a long text would be cut.
  return lines
    .map((line) => redactText(line).replace(ADDRESS, (host) => (ofMeta.test(host) ? host : '[address]')))
    .join('\n');
}

function reportLines({ accountId, state, checkedAt, checks, log }: DoctorReport): string[] {
  const title = accountId === null ? 'This computer' : `Account ${accountId}`;
  const at = checkedAt === null ? 'never looked at' : `looked at ${new Date(checkedAt).toISOString()}`;
  return [
    '',
    `${title}: ${state}, ${at}`,
    ...checks.map(({ id, state: each, failure, details }) =>
      [
        `  [${each}] ${id}`,
        failure === null ? '' : `(${failure})`,
        // Meta's own words may quote a name.
        ...Object.entries(details)
          .filter(([name]) => name !== 'meta')
          .map(([name, value]) => `${name}=${value}`),
      ]
        .filter(Boolean)
        .join(' '),
    ),
    ...log.slice(0, 10).map((line) => `  ${new Date(line.at).toISOString()} ${line.sentence.en}`),
  ];
}
