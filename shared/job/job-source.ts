/** How the source of every value that follows from installation jobs begins: a page knows by it that there are jobs to look at. */
export const jobSource = '安装单：'
