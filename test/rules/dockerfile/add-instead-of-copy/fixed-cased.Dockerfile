FROM alpine:3.22
copy a.txt /a.txt
#@ 0 3 add-instead-of-copy
Copy "b.txt" /b.txt
#@ 0 3 add-instead-of-copy
onbuild copy c.jar /c.jar
#       ^^^ add-instead-of-copy
