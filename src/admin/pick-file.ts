import Taro from '@tarojs/taro'

/** A chosen file: its name and text; `text` null where it is not UTF-8, which is all that WeChat reads. */
export interface PickedFile {
  readonly name: string
  readonly text: string | null
}

/** Files are chosen from a chat in WeChat, where colleagues send them; null when nothing was chosen. */
export async function pickFile(): Promise<PickedFile | null> {
  try {
    const { tempFiles: [file] } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'] })
    if (file === undefined) return null
    const text = Taro.getFileSystemManager().readFileSync(file.path, 'utf8')
    return { name: file.name, text: typeof text === 'string' && !text.includes('\uFFFD') ? text : null }
  } catch (failure) {
    if (String((failure as { errMsg?: unknown }).errMsg).includes('cancel')) return null
    throw failure
  }
}
