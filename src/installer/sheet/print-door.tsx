import { openFile } from '../../cloud/open-file'
import { useCommand } from '../../cloud/use-command'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card } from '../../ui/parts'
import { toast } from '../../ui/toast'

/** 打印/导出: the sheet as a PDF like the paper form, to look at, print or send on. */
export function PrintDoor({ sheetId }: { readonly sheetId: string }) {
  const { run, isBusy, refusal } = useCommand('export-sheet')
  const print = async () => {
    const answer = await run({ sheetId })
    if (answer?.ok === true && !await openFile(answer.output.url, answer.output.fileName)) toast('文件打不开，请再试一次')
  }
  return (
    <Card>
      <RefusalNote refusal={refusal} />
      <Button kind='plain' isBusy={isBusy} onTap={() => { void print() }}>打印/导出 PDF</Button>
    </Card>
  )
}
