import { type RefObject, useEffect } from 'react';

/** Two forms side by side show the same field at the same height: the one that a person scrolls or writes in leads. */
export function useScrollTogether(root: RefObject<HTMLElement | null>, isOn: boolean): void {
  useEffect(() => {
    const both = root.current;
    if (!isOn || !both) return;
    let leader: Element | null = null;
    const take = ({ target }: Event) => {
      if (target instanceof Element) leader = target.closest('[data-form-scroll]') ?? leader;
    };
    const onScroll = ({ target }: Event) => {
      if (target === leader) follow(both, leader, firstFieldOf(leader));
    };
    const onFocus = (event: Event) => {
      take(event);
      const field = event.target instanceof Element ? event.target.closest('[data-spot]') : null;
      if (leader && field) follow(both, leader, field);
    };
    const stops = new AbortController();
    const options = { capture: true, passive: true, signal: stops.signal };
    both.addEventListener('pointerover', take, options);
    both.addEventListener('wheel', take, options);
    both.addEventListener('focusin', onFocus, options);
    both.addEventListener('scroll', onScroll, options);
    return () => stops.abort();
  }, [root, isOn]);
}

/** The uppermost field that is still to be seen. */
function firstFieldOf(scroller: Element | null): Element | null {
  if (!scroller) return null;
  const { top } = scroller.getBoundingClientRect();
  const fields = [...scroller.querySelectorAll('[data-spot]')];
  return fields.find((field) => field.getBoundingClientRect().bottom > top) ?? null;
}

/** Moves the other form so that the same field stands at the same height; a field that it lacks moves nothing. */
function follow(both: HTMLElement, leader: Element | null, field: Element | null): void {
  const follower = [...both.querySelectorAll('[data-form-scroll]')].find((form) => form !== leader);
  const name = field?.getAttribute('data-spot');
  if (!leader || !follower || !field || !name) return;
  const same = follower.querySelector(`[data-spot="${CSS.escape(name)}"]`);
  if (!same) return;
  const wanted = field.getBoundingClientRect().top - leader.getBoundingClientRect().top;
  const now = same.getBoundingClientRect().top - follower.getBoundingClientRect().top;
  if (Math.abs(now - wanted) > 1) follower.scrollTop += now - wanted;
}
