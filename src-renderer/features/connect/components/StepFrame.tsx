import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import type { Wizard } from '../use-wizard.ts';
import { stepBeside } from '../wizard-steps.ts';

export interface NextStep {
  readonly label?: string;
  readonly pendingLabel?: string | false;
  readonly disabledReason?: string | undefined;
  /** Instead of marking the step as done and going on. */
  readonly onNext?: () => void;
}

export interface StepFrameProps {
  readonly wizard: Wizard;
  readonly title: string;
  readonly lead: string;
  /** Where the value of this step stands at Meta. */
  readonly where?: ReactNode;
  readonly next?: NextStep;
  /** What waits for Meta or for tomorrow can be left aside. */
  readonly canWait?: boolean;
  readonly children: ReactNode;
}

/** One step: its task in the middle, the drawing beside it, the ways back and on below. */
export function StepFrame({ wizard, title, lead, where, next = {}, canWait, children }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The step was changed by a person: what is read next is its heading, and Tab goes on from there.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {/* Relative, so that what is hidden by position stays inside of what scrolls. */}
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto">
        <div className="mx-auto flex max-w-[1080px] flex-col gap-8 px-4 pt-6 pb-10 @min-[900px]:flex-row @min-[900px]:px-8 @min-[900px]:pt-8">
          <section aria-labelledby="connect-step" className="flex min-w-0 flex-1 flex-col gap-6">
            <div className="flex flex-col gap-1.5">
              <h2
                id="connect-step"
                ref={heading}
                tabIndex={-1}
                className="text-xl font-semibold text-balance text-ink outline-none"
              >
                {title}
              </h2>
              <p className="max-w-[60ch] text-base text-pretty text-ink-soft">{lead}</p>
            </div>
            {children}
          </section>
          {where ? (
            <aside className="w-full shrink-0 @min-[900px]:w-[320px] @min-[1240px]:w-[360px] print:hidden">
              <div className="@min-[900px]:sticky @min-[900px]:top-0">{where}</div>
            </aside>
          ) : null}
        </div>
      </div>
      <StepFooter wizard={wizard} next={next} canWait={canWait ?? false} />
    </div>
  );
}

interface StepFooterProps {
  readonly wizard: Wizard;
  readonly next: NextStep;
  readonly canWait: boolean;
}

function StepFooter({ wizard, next, canWait }: StepFooterProps) {
  const { t } = useTranslation('connect');
  const before = stepBeside(wizard.step, -1);
  const after = stepBeside(wizard.step, 1);
  const goOn = next.disabledReason || next.pendingLabel ? undefined : (next.onNext ?? wizard.complete);
  useStepKeys(before ? () => wizard.goTo(before) : undefined, goOn);
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-2 border-t border-line px-4 py-3 @min-[900px]:px-8 print:hidden">
      {before ? (
        <Button
          size="large"
          variant="quiet"
          aria-keyshortcuts="Alt+ArrowLeft"
          onClick={() => wizard.goTo(before)}
          className="-ms-2"
        >
          <span className="flex items-center gap-2">
            <Icon of={ArrowLeft} className="rtl:-scale-x-100" />
            {t('frame.back')}
          </span>
        </Button>
      ) : null}
      <div className="ms-auto flex flex-wrap items-center gap-2">
        {canWait && after ? (
          <Tooltip content={t('frame.laterHint')}>
            <Button size="large" variant="quiet" onClick={() => wizard.goTo(after)}>
              {t('frame.later')}
            </Button>
          </Tooltip>
        ) : null}
        <Button
          size="large"
          variant="primary"
          aria-keyshortcuts="Alt+ArrowRight"
          disabledReason={next.disabledReason}
          pendingLabel={next.pendingLabel}
          onClick={goOn}
          after={<Icon of={ArrowRight} className="rtl:-scale-x-100" />}
        >
          {next.label ?? t('frame.next')}
        </Button>
      </div>
    </footer>
  );
}

/** Alt with an arrow, except where it moves the caret by words. */
function useStepKeys(onBack: (() => void) | undefined, onNext: (() => void) | undefined) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const act = event.key === 'ArrowLeft' ? onBack : event.key === 'ArrowRight' ? onNext : undefined;
      const isWriting = event.target instanceof Element && event.target.closest('input, textarea');
      if (!act || (isWriting && /mac/i.test(navigator.platform))) return;
      // Else the browser would go back in its own history.
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onBack, onNext]);
}
