/** What two conversations of one account have of their own and have to agree on when they become one. */
export interface ConversationFacts {
  state: 'open' | 'snoozed' | 'done';
  snoozed_until: number | null;
  assignee_id: number | null;
  pinned_at: number | null;
  blocked_at: number | null;
  last_operator_at: number | null;
  waiting_since: number | null;
  escalated_at: number | null;
  last_inbound_at: number | null;
  last_inbound_wamid: string | null;
  read_wamid: string | null;
}

/** Facts that only make sense together. */
const GROUPS = [
  ['state', 'snoozed_until'],
  ['assignee_id'],
  ['pinned_at'],
  ['blocked_at'],
  ['last_operator_at'],
  ['waiting_since', 'escalated_at'],
  ['last_inbound_at', 'last_inbound_wamid', 'read_wamid'],
] as const satisfies readonly (readonly (keyof ConversationFacts)[])[];

const OPENNESS = { open: 0, snoozed: 1, done: 2 } as const;

/** The facts of the one conversation that is made of two: nothing open is put away, nothing that is waited for is lost. */
export function joinConversations(kept: ConversationFacts, merged: ConversationFacts): ConversationFacts {
  const opener = OPENNESS[merged.state] < OPENNESS[kept.state] ? merged : kept;
  const heard = (merged.last_inbound_at ?? 0) > (kept.last_inbound_at ?? 0) ? merged : kept;
  const hasWaitedLonger =
    merged.waiting_since !== null && merged.waiting_since < (kept.waiting_since ?? Number.POSITIVE_INFINITY);
  const waiter = hasWaitedLonger ? merged : kept;
  return {
    state: opener.state,
    snoozed_until: opener.snoozed_until,
    assignee_id: kept.assignee_id ?? merged.assignee_id,
    pinned_at: kept.pinned_at ?? merged.pinned_at,
    blocked_at: kept.blocked_at ?? merged.blocked_at,
    last_operator_at: latest(kept.last_operator_at, merged.last_operator_at),
    waiting_since: waiter.waiting_since,
    escalated_at: waiter.escalated_at,
    last_inbound_at: heard.last_inbound_at,
    last_inbound_wamid: heard.last_inbound_wamid,
    read_wamid: heard.read_wamid,
  };
}

/**
 * The facts of the two conversations when they are taken apart: as they were before, except for what has changed since,
 * which stays with the kept one.
 */
export function splitConversations(facts: {
  before: ConversationFacts;
  merged: ConversationFacts;
  after: ConversationFacts;
  now: ConversationFacts;
}): { kept: ConversationFacts; merged: ConversationFacts } {
  const { before, merged, after, now } = facts;
  const kept = { ...now };
  for (const group of GROUPS) {
    if (group.every((fact) => now[fact] === after[fact])) Object.assign(kept, pick(before, group));
  }
  return { kept, merged };
}

/** What one operator has not read, when the two are taken apart. */
export function splitUnread(counts: { merged: number; after: number; now: number }): {
  kept: number;
  merged: number;
} {
  const { merged, after, now } = counts;
  // Fewer than there were: they have read the conversation since, and with it what had come from both.
  return now < after ? { kept: now, merged: 0 } : { kept: now - merged, merged };
}

const latest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

function pick(
  facts: ConversationFacts,
  group: readonly (keyof ConversationFacts)[],
): Partial<ConversationFacts> {
  return Object.fromEntries(group.map((fact) => [fact, facts[fact]]));
}

/** What is known of a person in the row of a contact. */
export interface PersonFacts {
  custom_name: string | null;
  profile_name: string | null;
  username: string | null;
  profile_seen_at: number;
  opted_out_at: number | null;
  opt_out_source: string | null;
}

/** The kept one's word counts, the other's fills the gaps; who asked not to be written to is not written to. */
export function joinPeople(kept: PersonFacts, merged: PersonFacts): PersonFacts {
  const optOut = kept.opted_out_at === null ? merged : kept;
  return {
    custom_name: kept.custom_name ?? merged.custom_name,
    profile_name: kept.profile_name ?? merged.profile_name,
    username: kept.username ?? merged.username,
    profile_seen_at: kept.profile_seen_at || merged.profile_seen_at,
    opted_out_at: optOut.opted_out_at,
    opt_out_source: optOut.opt_out_source,
  };
}

/** The kept contact's row when the two are taken apart: what has changed since stays. */
export function splitPeople(facts: {
  before: PersonFacts;
  after: PersonFacts;
  now: PersonFacts;
}): PersonFacts {
  const { before, after, now } = facts;
  const isSame = (...names: (keyof PersonFacts)[]) => names.every((name) => now[name] === after[name]);
  const profile = isSame('profile_name', 'username', 'profile_seen_at') ? before : now;
  const optOut = isSame('opted_out_at', 'opt_out_source') ? before : now;
  return {
    custom_name: isSame('custom_name') ? before.custom_name : now.custom_name,
    profile_name: profile.profile_name,
    username: profile.username,
    profile_seen_at: profile.profile_seen_at,
    opted_out_at: optOut.opted_out_at,
    opt_out_source: optOut.opt_out_source,
  };
}
