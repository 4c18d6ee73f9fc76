import { useTranslation } from 'react-i18next';
import { type Label, type LabelColor, labelColorSchema } from '#shared/contract/labels.ts';
import { useHub } from '../../api/hub-context.ts';
import { useFailureSentence } from '../../api/use-failure-sentence.ts';
import { notify } from '../../ui/notify.ts';

/** Makes a label by its name alone, in the colour that is used least; `onCreated` gets it. */
export function useCreateLabel(): (
  name: string,
  labels: readonly Label[],
  onCreated: (label: Label) => void,
) => void {
  const { client, query, queryClient } = useHub();
  const { t } = useTranslation('inbox');
  const failureSentence = useFailureSentence();
  return (name, labels, onCreated) => {
    client.labels.create({ name, color: leastUsedColor(labels) }).then(
      (label) => {
        // Before its event has come: the conversation is to show it at once.
        queryClient.setQueryData(query.labels.list.queryKey(), (known) =>
          known?.some(({ id }) => id === label.id) ? known : [...(known ?? []), label],
        );
        onCreated(label);
      },
      (error: unknown) =>
        void notify({
          tone: 'danger',
          title: t('labels.createFailed'),
          description: failureSentence(error),
          id: 'label-failed',
        }),
    );
  };
}

/** The first colour of the palette that the fewest labels have. */
function leastUsedColor(labels: readonly Pick<Label, 'color'>[]): LabelColor {
  const count = (color: LabelColor) => labels.filter((label) => label.color === color).length;
  return labelColorSchema.options.reduce((least, color) => (count(color) < count(least) ? color : least));
}
