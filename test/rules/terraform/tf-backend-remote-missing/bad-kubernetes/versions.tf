terraform {}
#@ 0 9 tf-backend-remote-missing
