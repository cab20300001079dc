# SPDX-License-Identifier: MIT
# Completion of bespreek in fish: the program says what fits.
function __bespreek_complete
    set -l typed (commandline -opc)
    set -l start (string unescape -- (commandline -ct | string collect) | string collect)
    set -l words
    for word in $typed[2..]
        set -a words (string replace -r -- '^~/' "$HOME/" "$word" | string collect)
    end
    set -l answer (command bespreek complete -- $words "$start" 2>/dev/null </dev/null)
    set -l kept (string match -r -- '^--[a-z-]+=' "$start")
    set -l path (string replace -- "$kept" '' "$start" | string collect)
    switch "$answer[1]"
        case words
            printf '%s\n' $answer[2..]
        case files
            __fish_complete_path "$path" | string replace -r -- '^' "$kept"
        case directories
            __fish_complete_directories "$path" '' | string replace -r -- '^' "$kept"
    end
end
complete -c bespreek -f -k -a '(__bespreek_complete)'
