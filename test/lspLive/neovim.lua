-- Opens the sample, waits for its findings, makes the first preferred fix and prints what is found before and after.
local program, file = vim.env.CALICO_PROGRAM, vim.env.CALICO_FILE
local node = vim.env.CALICO_NODE
local patience = 120000

local function codes()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, each.code or each.user_data.lsp.code)
  end
  table.sort(found)
  return table.concat(found, ' ')
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local root = vim.fn.fnamemodify(file, ':h')
local id = vim.lsp.start_client({
  name = 'calico',
  cmd = { node, program, 'lsp' },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
})
vim.lsp.buf_attach_client(0, id)
assert(vim.wait(patience, function() return #vim.diagnostic.get(0) > 0 end), 'no findings')
print('before: ' .. codes())

local before = codes()
local range = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.fn.line('$'), 0 }, 0)
range.context = { diagnostics = {} }
local client = vim.lsp.get_client_by_id(id)
local answer = client.request_sync('textDocument/codeAction', range, patience, 0)
for _, action in ipairs(answer.result) do
  if action.isPreferred then
    print('fix: ' .. action.title)
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    break
  end
end
assert(vim.wait(patience, function() return codes() ~= before end), 'nothing changed')
print('after: ' .. codes())
vim.cmd('qall!')
