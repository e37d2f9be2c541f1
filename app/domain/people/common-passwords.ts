/** Words people choose first, gathered by ourselves; endings, look-alike letters and repeats are taken off before asking. */
const words = `
password passwort motdepasse contrasena contraseña senha wachtwoord parola salasana losenord passord heslo haslo jelszo
passphrase passcode passkey secret topsecret verysecret mysecret letmein letmeinnow openup opensesame access accessgranted
welcome welcomeback welcomehome hello hellothere helloworld goodmorning goodbye default changeme changemenow changeit
changethispassword temporary temp temppassword testing tester test testtest testpassword example sample guest guestaccount
admin administrator adminadmin adminpassword root rootroot toor superuser sysadmin webmaster master masterkey mastermaster
login loginlogin signin account user username qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl zxcvbn
zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc asdasd asdfasdf qweqwe abcabc abcdef abcdefg abcdefgh iloveyou iloveyouforever
ilovemylife iloveme ilovegod loveyou lovelove mylove forever foreverandever always babygirl babyboy sweetheart darling honey
sunshine moonlight starlight rainbow princess prince king queen superman batman spiderman ironman wonderwoman starwars
startrek pokemon pikachu mario zelda minecraft fortnite roblox dragon dragonball monkey tiger lion eagle falcon phoenix panther
wolf bear horse kitten kitty puppy doggy butterfly dolphin elephant shadow ghost ninja samurai warrior hunter killer soldier
ranger trooper pirate wizard merlin gandalf frodo matrix terminator football soccer baseball basketball hockey tennis cricket
golf rugby chelsea arsenal liverpool barcelona realmadrid juventus manchester unitedfc yankees cowboys steelers lakers patriots
summer winter spring autumn january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday michael jennifer jessica ashley amanda daniel david robert thomas charlie
george william james andrew joshua matthew anthony nicole michelle melissa samantha elizabeth victoria alexander christopher
jordan taylor hannah sophia olivia emma maria anna lucas oliver freedom liberty justice america england france germany canada
mexico brazil australia india china japan london paris berlin tokyo newyork chicago boston texas california florida heaven
jesus jesuschrist jesuslovesme christ godisgood blessed faith hope angel angels trustno trustnoone whatever nothing something
anything everything computer internet network server windows linux ubuntu apple google facebook twitter instagram youtube
amazon microsoft samsung iphone android laptop keyboard mouse monitor printer coffee chocolate cookie cookies banana orange
cherry strawberry pepper ginger cheese pizza burger diamond silver golden gold platinum purple yellow green black white blue
red flower rose lily daisy garden mountain ocean river forest thunder lightning storm tornado hurricane money dollar bitcoin
ethereum crypto million millionaire billion lucky winner champion success happy happiness smile family friends friendship
mother father sister brother daughter grandma grandpa mercedes ferrari porsche mustang corvette toyota honda yamaha harley
guitar piano music metallica nirvana slipknot eminem rockstar hiphop research researcher science scientist laboratory
university college student teacher professor doctor nurse engineer developer programmer donate donation charity nonprofit
openmodel openmodels opensource training supercomputer cluster correcthorsebatterystaple thequickbrownfox
thequickbrownfoxjumpsoverthelazydog tobeornottobe maytheforcebewithyou itsasecret thisismypassword thisisapassword
mypasswordispassword mypassword yourpassword ourpassword nopassword newpassword oldpassword passwordpassword
iforgotmypassword idontknow idontremember dontforget rememberme staysafe keepout donotenter nevergiveup
`

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean))
