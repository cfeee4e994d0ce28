

locals{
a=1
    b   =   2
	c	=	"tab"

  d = [1,2,3]
  e={x=1,y=2}
}


variable   "odd"   {
  type=string
}
