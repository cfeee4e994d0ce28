from scratch
#    ^^^^^^^ cmd-missing
copy a /a
user 1
cmd ["/app"]
