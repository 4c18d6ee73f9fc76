import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getAccount } from '../../../src-main/db/queries/accounts.ts';
import { countIngestFailures } from '../../../src-main/db/queries/ingest-failures.ts';
import { addAccount } from '../../helpers/workspace.ts';
import { accountNow, accountWebhook, createRig, type IngestRig, webhook } from './rig.ts';

let rig: IngestRig;

beforeEach(() => {
  rig = createRig();
});

afterEach(() => rig.close());

const events = () => rig.rows('SELECT field, event, detail, occurred_at FROM account_events ORDER BY id');

describe('what Meta tells about an account is kept in a word and a line', () => {
  const cases: [field: string, value: Record<string, unknown>, event: string, detail: string][] = [
    [
      'account_update',
      { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } },
      'ACCOUNT_VIOLATION',
      'ADULT',
    ],
    [
      'account_update',
      {
        event: 'ACCOUNT_RESTRICTION',
        restriction_info: [{ restriction_type: 'A' }, { restriction_type: 'B' }],
      },
      'ACCOUNT_RESTRICTION',
      'A · B',
    ],
    ['account_review_update', { decision: 'APPROVED' }, 'APPROVED', ''],
    [
      'account_alerts',
      {
        alert_info: {
          alert_severity: 'CRITICAL',
          alert_status: 'ACTIVE',
          alert_type: 'OBA_APPROVED',
          alert_description: 'Text',
        },
      },
      'OBA_APPROVED',
      'CRITICAL · ACTIVE · Text',
    ],
    [
      'business_capability_update',
      { max_daily_conversations_per_business: 2000, max_phone_numbers_per_business: 25 },
      'LIMITS',
      '2000 · 25',
    ],
    [
      'business_capability_update',
      { max_daily_conversations_per_business: 'TIER_10K' },
      'LIMITS',
      'TIER_10K',
    ],
    [
      'security',
      { display_phone_number: '15550783881', event: 'PIN_CHANGED', requester: '1' },
      'PIN_CHANGED',
      '15550783881 · 1',
    ],
    [
      'partner_solutions',
      { event: 'SOLUTION_CREATED', solution_id: '7' },
      'SOLUTION_CREATED',
      'SOLUTION_CREATED · 7',
    ],
    ['invented_next_year', { shape: { of: 'things' }, size: 3 }, 'invented_next_year', '3'],
  ];

  it.each(cases)('%s %j', async (field, value, event, detail) => {
    await rig.ingest(accountWebhook(field, value, { time: 1_795_340_000 }));
    expect(events()).toEqual([{ field, event, detail, occurred_at: 1_795_340_000_000 }]);
    expect(rig.changes).toContainEqual({ entity: 'account', id: rig.account.id });
  });

  it('of one number: who wants no advertising, who called, errors of the number', async () => {
    const preference = {
      wa_id: '380671112233',
      category: 'marketing_messages',
      value: 'stop',
      detail: 'User requested to stop',
      timestamp: 1_795_340_000,
    };
    const call = {
      id: 'wacid.1',
      event: 'terminate',
      direction: 'USER_INITIATED',
      status: 'COMPLETED',
      duration: 12,
      timestamp: '1795340001',
    };
    await rig.ingest(
      webhook({ user_preferences: [preference] }, { field: 'user_preferences' }),
      webhook(
        {
          calls: [call],
          statuses: [{ id: 'wacid.1', type: 'call', status: 'RINGING', timestamp: '1795340000' }],
        },
        { field: 'calls' },
      ),
      webhook(
        { errors: [{ code: 130429, title: 'Rate limit hit', error_data: { details: 'Slow down' } }] },
        { time: 1_795_340_002 },
      ),
    );
    expect(events().map(({ field, event, detail }) => [field, event, detail])).toEqual([
      ['user_preferences', 'stop', 'marketing_messages · User requested to stop'],
      ['calls', 'RINGING', ''],
      ['calls', 'terminate', 'USER_INITIATED · COMPLETED · 12'],
      ['messages', 'error', '130429 · Rate limit hit · Slow down'],
    ]);
    expect(countIngestFailures(rig.workspace.db)).toBe(0);
  });

  it('once, however often it is told', async () => {
    const value = { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'ADULT' } };
    const told = accountWebhook('account_update', value, { time: 1_795_340_000 });
    const another = accountWebhook('account_update', value, { time: 1_795_340_099 });
    await rig.ingest(told, { ...told, again: true }, another);
    expect(events()).toHaveLength(2);
  });
});

describe('what it changes', () => {
  const tell = (field: string, value: Record<string, unknown>, time = 1_795_340_000) =>
    rig.ingest(accountWebhook(field, value, { time }));

  it('an account that Meta stopped is paused, and goes on when Meta lets it', async () => {
    await tell('account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE' } });
    expect(accountNow(rig).state).toBe('paused');
    await tell(
      'account_update',
      { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } },
      1_795_340_100,
    );
    expect(accountNow(rig).state).toBe('active');
    // Something else that is newer does not keep an older stop from counting.
    await tell('account_update', { event: 'PARTNER_ADDED' }, 1_795_340_300);
    await tell('account_update', { event: 'ACCOUNT_OFFBOARDED' }, 1_795_340_200);
    expect(accountNow(rig).state).toBe('paused');
    await tell('account_update', { event: 'ACCOUNT_RECONNECTED' }, 1_795_340_250);
    // The ban, told again late, does not come back.
    await tell('account_update', { event: 'ACCOUNT_OFFBOARDED' }, 1_795_340_050);
    expect(accountNow(rig).state).toBe('active');
  });

  it('the name of the number that is named, when it is approved', async () => {
    const decision = {
      display_phone_number: '972123456789',
      requested_verified_name: 'Квіти',
      decision: 'APPROVED',
    };
    await tell('phone_number_name_update', { ...decision, display_phone_number: '15550001111' });
    await tell('phone_number_name_update', { ...decision, decision: 'REJECTED' }, 1_795_340_001);
    expect(accountNow(rig).verifiedName).toBeNull();
    await tell('phone_number_name_update', decision, 1_795_340_002);
    expect(accountNow(rig).verifiedName).toBe('Квіти');
  });

  it('the quality of the number', async () => {
    await tell('phone_number_quality_update', {
      display_phone_number: '972123456789',
      event: 'FLAGGED',
      current_limit: 'TIER_2K',
    });
    expect(accountNow(rig).qualityRating).toBe('RED');
    await tell(
      'phone_number_quality_update',
      { display_phone_number: '972123456789', event: 'ONBOARDING' },
      1_795_340_001,
    );
    expect(accountNow(rig).qualityRating).toBe('RED');
  });
});

describe('where an item belongs', () => {
  const texts = (phoneNumberId: string) => {
    const message = {
      from: '380671112233',
      id: `wamid.${phoneNumberId}`,
      timestamp: '1795348000',
      type: 'text',
      text: { body: 'x' },
    };
    return webhook({ messages: [message] }, { phoneNumberId });
  };

  it('is another number of the same app, when that is named', async () => {
    const other = addAccount(rig.workspace, { key: 'key-2', phoneNumberId: '2' });
    await rig.ingest(texts('2'));
    expect(rig.rows('SELECT account_id FROM messages')).toEqual([{ account_id: other.id }]);
  });

  it('is never an account of another app, whose secret did not sign it', async () => {
    const foreign = addAccount(rig.workspace, {
      key: 'key-2',
      phoneNumberId: '2',
      wabaId: '3',
      appId: '999',
    });
    await rig.ingest(
      texts('2'),
      accountWebhook('account_update', { event: 'ACCOUNT_DELETED' }, { wabaId: '3' }),
    );
    expect(getAccount(rig.workspace.db, foreign.id)?.state).toBe('active');
    expect([rig.rows('SELECT 1 FROM messages'), countIngestFailures(rig.workspace.db)]).toEqual([[], 2]);
  });

  it('is nowhere when the number is not connected: kept, and taken over once it is', async () => {
    await rig.ingest(texts('2'));
    expect(rig.rows('SELECT account_id, error FROM ingest_failures')).toEqual([
      { account_id: 1, error: 'No connected account of this app has the phone number id 2.' },
    ]);
    expect(await rig.projector.retryFailures()).toEqual({ resolved: 0, remaining: 1 });
    addAccount(rig.workspace, { key: 'key-2', phoneNumberId: '2' });
    expect(await rig.projector.retryFailures()).toEqual({ resolved: 1, remaining: 0 });
    expect(rig.rows('SELECT wamid FROM messages')).toEqual([{ wamid: 'wamid.2' }]);
    expect(rig.received).toEqual([]);
  });
});
