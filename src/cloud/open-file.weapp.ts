import Taro from '@tarojs/taro'

/** WeChat opens documents in a viewer of its own, whose menu sends them on to a chat or saves them. */
export async function openFile(url: string, fileName: string): Promise<boolean> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
    if (statusCode !== 200) return false
    const ending = fileName.split('.').pop()
    await Taro.openDocument({ filePath: tempFilePath, fileType: ending === 'pdf' ? 'pdf' : 'xlsx', showMenu: true })
    return true
  } catch (failure) {
    console.warn('a file was not opened', failure)
    return false
  }
}
