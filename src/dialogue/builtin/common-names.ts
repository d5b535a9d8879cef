// Common values of the built-in types that are lists: enough to find one in the middle of a sentence. Any words may be a value where a
// sample utterance has the slot, or where the bot asks for it.

const split = (list: string): readonly string[] => list.split('|').map((each) => each.trim());

/** Capitals and large cities. */
export const CITIES: readonly string[] = split(`
Abidjan|Abu Dhabi|Accra|Addis Ababa|Adelaide|Ahmedabad|Albuquerque|Alexandria|Algiers|Almaty|Amman|Amsterdam|Anchorage|
Ankara|Antwerp|Athens|Atlanta|Auckland|Austin|Baghdad|Baku|Baltimore|Bangalore|Bangkok|Barcelona|Basel|Beijing|Beirut|
Belfast|Belgrade|Bergen|Berlin|Bern|Bilbao|Birmingham|Bogota|Bologna|Bordeaux|Boston|Brasilia|Bratislava|Bremen|Brisbane|
Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo|Cairo|Calgary|Cambridge|Canberra|Cape Town|Caracas|Cardiff|
Casablanca|Charlotte|Chengdu|Chennai|Chiba|Chicago|Cincinnati|Cleveland|Cologne|Colombo|Columbus|Copenhagen|Cork|Dakar|
Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Doha|Dortmund|Dresden|Dubai|Dublin|Durban|Dusseldorf|Edinburgh|Edmonton|
Eindhoven|El Paso|Essen|Florence|Frankfurt|Fresno|Fukuoka|Gdansk|Geneva|Genoa|Ghent|Glasgow|Gothenburg|Granada|Graz|
Guadalajara|Guangzhou|Hamburg|Hangzhou|Hanoi|Hanover|Harare|Havana|Helsinki|Hiroshima|Ho Chi Minh City|Hong Kong|Honolulu|
Houston|Hyderabad|Indianapolis|Innsbruck|Istanbul|Jacksonville|Jaipur|Jakarta|Jerusalem|Johannesburg|Kabul|Kampala|
Kansas City|Karachi|Kathmandu|Kawasaki|Kiev|Kyiv|Kingston|Kobe|Kolkata|Krakow|Kuala Lumpur|Kuwait City|Kyoto|Lagos|Lahore|
Las Vegas|Lausanne|Leeds|Leicester|Leipzig|Lille|Lima|Lisbon|Liverpool|Ljubljana|London|Los Angeles|Louisville|Luanda|
Lucerne|Luxembourg|Lyon|Madrid|Malaga|Malmo|Manchester|Manila|Marrakesh|Marseille|Medellin|Melbourne|Memphis|Mexico City|
Miami|Milan|Milwaukee|Minneapolis|Monaco|Monterrey|Montevideo|Montreal|Moscow|Mumbai|Munich|Nagasaki|Nagoya|Nairobi|Nantes|
Naples|Nashville|New Delhi|New Orleans|New York|New York City|Newcastle|Nicosia|Nuremberg|Oakland|Oklahoma City|Omaha|
Orlando|Osaka|Oslo|Ottawa|Oxford|Palermo|Panama City|Paris|Perth|Philadelphia|Phnom Penh|Phoenix|Pisa|Pittsburgh|Porto|
Portland|Prague|Pune|Quebec|Quito|Raleigh|Reykjavik|Riga|Rio de Janeiro|Riyadh|Rome|Rotterdam|Sacramento|Saint Petersburg|
Salt Lake City|Salzburg|San Antonio|San Diego|San Francisco|San Jose|San Juan|Santiago|Santo Domingo|Sao Paulo|Sapporo|
Sarajevo|Seattle|Sendai|Seoul|Seville|Shanghai|Sheffield|Shenzhen|Singapore|Sofia|St Louis|Stockholm|Strasbourg|Stuttgart|
Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tehran|Tel Aviv|The Hague|Tianjin|Tokyo|Toronto|Toulouse|Trieste|Tripoli|
Tucson|Tunis|Turin|Utrecht|Valencia|Vancouver|Venice|Verona|Versailles|Vienna|Vilnius|Warsaw|Washington|Washington DC|
Wellington|Winnipeg|Wuhan|Xian|Yangon|Yokohama|York|Zagreb|Zurich`);

/** States, provinces and regions that English speakers name most. */
export const STATES: readonly string[] = split(`
Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|
Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|
New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|
South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Pacific Northwest|
New England|Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia|Ontario|Quebec|Saskatchewan|England|Scotland|Wales|
Northern Ireland|Bavaria|Hesse|Saxony|Brandenburg|Tuscany|Lombardy|Sicily|Brittany|Normandy|Provence|Catalonia|Andalusia|
New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia|Hokkaido|Okinawa|Fukushima Prefecture|
Chiba Prefecture|Kerala|Punjab|Gujarat|Maharashtra|Tamil Nadu`);

/** Common in the United States and in workshops. */
export const FIRST_NAMES: readonly string[] = split(`
Adam|Alan|Albert|Alex|Alexander|Alice|Amanda|Amy|Andrea|Andrew|Angela|Ann|Anna|Anne|Anthony|Arthur|Barbara|Ben|Benjamin|
Betty|Bill|Bob|Brandon|Brian|Carl|Carlos|Carol|Caroline|Catherine|Charles|Charlotte|Chris|Christian|Christina|Christine|
Christopher|Daniel|David|Deborah|Dennis|Diana|Donald|Dorothy|Edward|Elena|Elizabeth|Emily|Emma|Eric|Ethan|Eva|Frank|Gary|
George|Grace|Hannah|Helen|Henry|Hiroshi|Ian|Isabella|Jack|Jacob|James|Jane|Jason|Jean|Jeff|Jennifer|Jessica|Jim|Joan|
Joe|John|Jonathan|Jose|Joseph|Joshua|Julia|Julie|Justin|Karen|Kate|Katherine|Kathleen|Keith|Kelly|Kenji|Kevin|Kim|Kyle|
Larry|Laura|Lauren|Leo|Linda|Lisa|Lucas|Lucy|Luis|Luke|Maria|Marie|Mark|Martha|Martin|Mary|Matt|Matthew|Megan|Melissa|
Michael|Michelle|Mike|Mohammed|Nancy|Nathan|Nicholas|Nicole|Noah|Olivia|Pamela|Patricia|Patrick|Paul|Paula|Peter|Philip|
Rachel|Ralph|Raymond|Rebecca|Richard|Robert|Roger|Rose|Ryan|Sakura|Sam|Samantha|Samuel|Sandra|Sara|Sarah|Scott|Sean|
Sharon|Simon|Sophia|Sophie|Stephanie|Stephen|Steve|Steven|Susan|Taro|Teresa|Thomas|Tim|Timothy|Tom|Tyler|Victoria|
Vincent|Walter|Wayne|William|Yuki|Yusuf|Zoe`);

/** Likewise. */
export const LAST_NAMES: readonly string[] = split(`
Adams|Allen|Anderson|Bailey|Baker|Bell|Bennett|Brooks|Brosky|Brown|Campbell|Carter|Clark|Collins|Cook|Cooper|Cox|Cruz|
Dasher|Davis|Diaz|Edwards|Evans|Evers|Fisher|Flores|Foster|Garcia|Gomez|Gonzalez|Gray|Green|Gupta|Hall|Harris|Hernandez|
Hill|Howard|Hughes|Ito|Jackson|James|Jenkins|Johnson|Jones|Kelly|Kim|King|Kobayashi|Kumar|Lee|Lewis|Long|Lopez|Martin|
Martinez|Miller|Mitchell|Moore|Morales|Morgan|Morris|Murphy|Myers|Nakamura|Nelson|Nguyen|Ortiz|Parker|Parres|Patel|Perez|
Peterson|Phillips|Price|Ramirez|Reed|Reyes|Richardson|Rivera|Roberts|Robinson|Rodriguez|Rogers|Ross|Russell|Sanchez|
Sanders|Sato|Scott|Singh|Smith|Stewart|Sullivan|Suzuki|Tanaka|Taylor|Thomas|Thompson|Torres|Turner|Walker|Wang|Ward|
Watanabe|Watson|Welt|White|Williams|Wilson|Wood|Wright|Yamamoto|Young`);
