import { useTranslation } from 'react-i18next';
import type { Label } from '#shared/contract/labels.ts';
import type { LabelId } from '#shared/domain/ids.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { LabelDot } from '../../../ui/LabelMark.tsx';
import { RailButton } from './RailButton.tsx';

export interface LabelButtonsProps {
  readonly labels: readonly Label[];
  /** How many open conversations carry it: what the list then shows. */
  readonly openOf: (id: LabelId) => number;
  /** null while no label is what the list shows. */
  readonly chosen: LabelId | null;
  readonly isNarrow: boolean;
  readonly onChoose: (id: LabelId) => void;
}

/** The labels, each with its dot and how many conversations are behind it. */
export function LabelButtons({ labels, openOf, chosen, isNarrow, onChoose }: LabelButtonsProps) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  return labels.map(({ id, name, color }) => (
    <RailButton
      key={id}
      label={name}
      icon={<LabelDot color={color} />}
      badge={
        isNarrow || openOf(id) === 0 ? null : (
          <span
            className="text-xs text-ink-faint tabular-nums"
            title={t('rail.labelled', { count: openOf(id) })}
          >
            {format.count(openOf(id))}
          </span>
        )
      }
      isChosen={chosen === id}
      isNarrow={isNarrow}
      onChoose={() => onChoose(id)}
    />
  ));
}
