//! Strings of capitals and how they are said: tables of what world news prints, and a rule for what no table holds.
//! Sees one string at a time; what stands around it is for the class to weigh.

/// Said as a word although a reader might spell them. Sorted.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "ACAS", "ACORN", "ACOSS", "AEGIS", "AFCON", "AFRICOM", "AIDS", "AIIMS", "AIPAC", "ALCOA", "AMISOM", "AMRAAM",
    "AMTRAK", "ANTIFA", "ANZAC", "ANZUS", "APEC", "ARLA", "ARPA", "ASCII", "ASEAN", "ASIC", "ASIO", "ASOS", "ATACMS",
    "ATMIS", "ATSIC", "AUKUS", "AUSTRAC", "AUSTRADE", "AVIVA", "AWACS", "AWOL", "BAFTA", "BAME", "BARDA", "BART",
    "BECTU", "BEPS", "BIMSTEC", "BIOS", "BOGOF", "BOLO", "BOVESPA", "BRIC", "BRICS", "BUPA", "CAC", "CAFTA", "CAIR",
    "CALPERS", "CALSTRS", "CALTRANS", "CAPES", "CAPTCHA", "CAPTCHAS", "CARICOM", "CASEVAC", "CECAFA", "CENTCOM",
    "CEPI", "CERN", "CHIPS", "CIFAS", "CIMIC", "CITES", "COBOL", "COBRA", "COMESA", "COMINT", "COMSEC", "CONCACAF",
    "CONMEBOL", "COP", "COPOM", "COPPA", "COSAFA", "COVAX", "COVID", "CREEP", "CRISPR", "CYBERCOM", "DACA", "DAESH",
    "DARPA", "DAX", "DEFRA", "DINK", "DINKS", "DOGE", "DORA", "DOS", "DREAMERS", "ECOFIN", "ECOMOG", "ECOWAS",
    "EDEKA", "EFTA", "EGOT", "ELINT", "EMILY", "EMIR", "ENI", "EPCOT", "EPROM", "ERISA", "ESRO", "ESTER", "EUCOM",
    "EURATOM", "EURIBOR", "EUROPOL", "EUROSTAT", "FAANG", "FAPSI", "FARC", "FEMA", "FERPA", "FETO", "FIAT", "FIBA",
    "FIDE", "FIDESZ", "FIFA", "FINA", "FISA", "FLOTUS", "FOB", "FOIA", "FOMO", "FONOPS", "FORTRAN", "FRELIMO",
    "FRETILIN", "FRONTEX", "FUBAR", "GATT", "GAVI", "GIF", "GITMO", "GOAT", "GUI", "HAMAS", "HESA", "HIMARS",
    "HIPAA", "HOAS", "HUD", "HUMINT", "IARPA", "IBEX", "ICANN", "ICE", "IDLIB", "IGAD", "IKEA", "IMCO", "IMRO",
    "INFOSEC", "INTERPOL", "IRENA", "ISIL", "ISIS", "ISRO", "JASSM", "JAXA", "JDAM", "JDAMS", "JERA", "JPEG", "JSON",
    "JSTARS", "JUICE", "KEPCO", "KOSPI", "LAMDA", "LAN", "LASER", "LEGO", "LIBOR", "LIDAR", "LINUX", "LOCOG", "LOL",
    "LUKOIL", "LULAC", "MADD", "MAGA", "MALDEF", "MANPADS", "MARTA", "MASINT", "MEDEF", "MEDEVAC", "MERCOSUR",
    "MERS", "MIB", "MIDI", "MIFID", "MILF", "MINUSMA", "MIRV", "MOAB", "MODEM", "MOMA", "MONUSCO", "MOOC", "MOOCS",
    "MORENA", "MUNI", "NAFTA", "NAPALM", "NAPLAN", "NARAL", "NASA", "NASAMS", "NASCAR", "NASDAQ", "NATO", "NAVSEA",
    "NEET", "NICE", "NICRA", "NIFTY", "NIKKEI", "NIMBY", "NIMBYS", "NINJA", "NIOSH", "NISA", "NIST", "NOAA", "NORAD",
    "NORAID", "NORTHCOM", "OFCOM", "OFGEM", "OFQUAL", "OFSTED", "OFWAT", "OMON", "OPEC", "OPSEC", "OSHA", "OSINT",
    "OXFAM", "PAC", "PACS", "PASOK", "PATCO", "PATH", "PEMEX", "PERL", "PETA", "PIN", "PODEMOS", "POLISARIO",
    "POSCO", "POTUS", "PROMESA", "QANON", "QANTAS", "RADA", "RADAR", "REIT", "REMIC", "RENAMO", "REWE", "RIBA",
    "RICO", "RICS", "RIKEN", "RINO", "RINOS", "ROCOG", "ROFL", "ROSCOSMOS", "ROSNEFT", "SAAB", "SAARC", "SACEUR",
    "SADC", "SAG", "SAGE", "SALT", "SAM", "SAMS", "SARS", "SCADA", "SCOTUS", "SCUBA", "SEAL", "SEALS", "SEDENA",
    "SEMTEX", "SENSEX", "SETI", "SHAPE", "SHEIN", "SIDS", "SIGINT", "SIM", "SIPTU", "SITREP", "SIZO", "SNAFU",
    "SNAP", "SOCOM", "SOFR", "SONAR", "SONIA", "SOUTHCOM", "SPAC", "SPACS", "START", "STOXX", "STRATCOM", "SWAPO",
    "SWAT", "SWIFT", "SYRIZA", "TABCORP", "TAFE", "TALF", "TARP", "TASER", "TASS", "TED", "TEFL", "TEMU", "TEPCO",
    "TESS", "THAAD", "TOEFL", "TOPIX", "TRADOC", "UCAS", "UEFA", "UKIP", "UNAIDS", "UNAMA", "UNAMI", "UNCAC",
    "UNCLOS", "UNCTAD", "UNDOF", "UNESCO", "UNFICYP", "UNICEF", "UNIDO", "UNIFIL", "UNITA", "UNITAR", "UNIX",
    "UNMIK", "UNMISS", "UNMOVIC", "UNRWA", "UNSCOM", "UNTAC", "VEEP", "VISA", "WADA", "WAG", "WAGS", "WAN", "WIFI",
    "WIPO", "WYSIWYG", "YAML", "YIMBY", "YOLO", "YUKOS", "ZANU", "ZAPU",
];

/// Said by letters although some of them could be read. Sorted.
#[rustfmt::skip]
const SPELLED: &[&str] = &[
    "AA", "AAA", "AAM", "AAP", "AARP", "ABC", "ABH", "AC", "ACLU", "ADB", "ADF", "ADHD", "ADL", "AFC", "AFD", "AFL",
    "AFP", "AFT", "AI", "AIA", "AIADMK", "AIG", "AIIB", "AK", "AKA", "AKP", "ALS", "AM", "AMC", "AMD", "AML", "ANA",
    "ANC", "ANI", "AP", "APA", "APC", "APCS", "API", "APIS", "AQAP", "AQIM", "AR", "ARD", "ARL", "ASAP", "ASML",
    "ATF", "ATM", "ATP", "ATV", "AU", "BA", "BAE", "BBB", "BBC", "BBL", "BBVA", "BCCI", "BCG", "BEV", "BHA", "BJP",
    "BLM", "BMA", "BMI", "BMO", "BMW", "BNP", "BOA", "BOC", "BP", "BPA", "BRI", "BRN", "BSC", "BSE", "BSP", "BSW",
    "BT", "BTC", "BTW", "BWR", "BYD", "BYOB", "BYU", "CAF", "CBA", "CBC", "CBE", "CBI", "CBO", "CBP", "CBRE", "CBRN",
    "CBS", "CBSE", "CCB", "CCP", "CCS", "CCTV", "CD", "CDA", "CDC", "CDO", "CDP", "CDS", "CDU", "CEO", "CFC", "CFCS",
    "CFL", "CFO", "CFPB", "CFSP", "CHP", "CIA", "CIBC", "CID", "CIO", "CIS", "CJD", "CMA", "CMG", "CMO", "CMS",
    "CNBC", "CNG", "CNN", "CNPC", "COO", "COPD", "CPI", "CPIM", "CPL", "CPM", "CPP", "CPPCC", "CPR", "CPS", "CPU",
    "CSIRO", "CSTO", "CSU", "CT", "CTBT", "CTO", "CTV", "CWU", "DA", "DAP", "DBE", "DC", "DCCC", "DCI", "DDS", "DDT",
    "DEA", "DEI", "DFC", "DFLP", "DGA", "DHL", "DHS", "DI", "DIA", "DIY", "DJ", "DMK", "DNA", "DNB", "DNC", "DNI",
    "DNS", "DOA", "DOD", "DOE", "DOI", "DOJ", "DPA", "DPJ", "DPM", "DPP", "DPRK", "DPS", "DR", "DRC", "DSA", "DSCC",
    "DSO", "DUI", "DUP", "DVD", "DVLA", "DWI", "DWP", "EAC", "EADS", "EAEU", "EASA", "EBRD", "ECB", "ECG", "ECHR",
    "ECJ", "EDF", "EEA", "EEC", "EEOC", "EFE", "EFF", "EFL", "EFP", "EFSF", "EIB", "EKG", "EMA", "EMU", "ENBW", "EPA",
    "EPFL", "EPL", "EPLF", "EPP", "EPRDF", "EPS", "ERC", "ERM", "ERT", "ESA", "ESG", "ESM", "ESPN", "ETA", "ETD",
    "ETF", "ETH", "EU", "EV", "EVS", "EWCA", "EWHC", "EY", "FA", "FAA", "FAI", "FAO", "FAQ", "FAQS", "FATF", "FBI",
    "FCA", "FCC", "FDA", "FDIC", "FDNY", "FDP", "FEC", "FHA", "FHFA", "FIA", "FIM", "FIVB", "FM", "FN", "FOM", "FPI",
    "FPO", "FRG", "FSA", "FT", "FTC", "FTP", "FYI", "GAO", "GBH", "GC", "GCB", "GCC", "GCHQ", "GD", "GDP", "GDR",
    "GE", "GI", "GIA", "GM", "GMB", "GMC", "GMLRS", "GMO", "GMOS", "GNP", "GOP", "GP", "GPS", "GPU", "GRP", "GRU",
    "GSA", "HBO", "HD", "HDFC", "HDMI", "HDP", "HDZ", "HFC", "HGV", "HHS", "HIV", "HMO", "HMRC", "HP", "HPV", "HQ",
    "HR", "HRW", "HSA", "HSBC", "HTML", "HTS", "HTTP", "HTTPS", "IAAF", "IAEA", "IAF", "IAG", "IANA", "IATA", "IBEW",
    "IBF", "IBM", "IBU", "ICAO", "ICBC", "ICBM", "ICBMS", "ICC", "ICICI", "ICJ", "ICO", "ICRC", "ICU", "ID", "IDF",
    "IEA", "IED", "IFC", "IFOR", "IFP", "IFRC", "IFV", "IIT", "ILO", "IMF", "IMO", "INF", "INLA", "IOC", "IOM", "IOT",
    "IOU", "IP", "IPC", "IPG", "IPL", "IPO", "IQ", "IRA", "IRGC", "IRS", "ISI", "ISKP", "ISP", "ISS", "ISU", "IT",
    "ITF", "ITN", "ITTF", "ITU", "ITV", "IUD", "IVF", "JCPOA", "JD", "JDU", "JEM", "JFK", "JLL", "JLR", "JNIM", "JNU",
    "JP", "JUI", "JVP", "KBC", "KBE", "KBS", "KC", "KCL", "KCMG", "KDP", "KFOR", "KFW", "KKE", "KKR", "KLA", "KLM",
    "KMT", "KPMG", "KRG", "KYC", "LA", "LAFD", "LAPD", "LAX", "LCD", "LDP", "LED", "LFI", "LGBT", "LGBTQ", "LGBTQI",
    "LGBTQIA", "LHR", "LLB", "LLM", "LNG", "LPG", "LPGA", "LR", "LRA", "LSE", "LSU", "LTA", "LTE", "LTTE", "LVF",
    "LVMH", "MBA", "MBC", "MBE", "MBS", "MC", "MCA", "MCC", "MD", "MDC", "MEK", "MEP", "MEPS", "MG", "MGM", "MHP",
    "MIA", "MIT", "MLA", "MLAS", "MLB", "MLRS", "MLS", "MMR", "MMS", "MND", "MNLF", "MOD", "MP", "MPS", "MQM", "MRI",
    "MRNA", "MRSA", "MS", "MSF", "MSNBC", "MSP", "MSPS", "MTA", "MTV", "NAACP", "NAND", "NAO", "NASUWT", "NBA", "NBC",
    "NCA", "NCAA", "NCP", "ND", "NDC", "NEA", "NEU", "NFC", "NFL", "NFT", "NFTS", "NFU", "NGA", "NGL", "NGO", "NHK",
    "NHL", "NHS", "NHTSA", "NIH", "NJ", "NLD", "NLRB", "NMC", "NOS", "NPA", "NPC", "NPP", "NPR", "NPS", "NPT", "NRA",
    "NRC", "NRCC", "NRK", "NRL", "NRM", "NRO", "NRSC", "NSA", "NSC", "NSF", "NSPCC", "NT", "NTPC", "NTSB", "NUG",
    "NUM", "NUS", "NVA", "NWS", "NWSL", "NY", "NYC", "NYPD", "NYSE", "NYT", "NYU", "NZ", "NZDF", "OAS", "OAU", "OBE",
    "OBR", "OCC", "OCD", "ODM", "ODNI", "ODS", "OECD", "OIC", "OK", "OLF", "OMB", "OMG", "ONGC", "ONS", "OPCW", "OPM",
    "OPP", "ORF", "OS", "OSCE", "OVP", "PA", "PBGC", "PBS", "PC", "PCB", "PCBS", "PCE", "PCF", "PCR", "PCS", "PD",
    "PDF", "PDI", "PDP", "PETN", "PFA", "PFLP", "PGA", "PHD", "PHEV", "PJAK", "PKK", "PKR", "PLA", "PLO", "PM", "PMI",
    "PMLN", "PMQS", "PMS", "PMU", "PNG", "PNV", "PO", "POWS", "PP", "PPE", "PPI", "PPO", "PPP", "PPR", "PR", "PRA",
    "PRC", "PS", "PSD", "PSL", "PSNI", "PTI", "PTM", "PTSD", "PUK", "PV", "PVC", "PVDA", "PVV", "PWC", "PWR", "PYD",
    "QAA", "QC", "QE", "QT", "RAAF", "RAF", "RBC", "RBS", "RCA", "RCMP", "RCN", "RFU", "RJD", "RMT", "RN", "RNA",
    "RNC", "RNLI", "ROC", "ROI", "ROK", "RPG", "RPGS", "RPI", "RSF", "RSPB", "RSPCA", "RSS", "RSV", "RSVP", "RT",
    "RTBF", "RTE", "RTL", "RTVE", "RTX", "RUC", "RV", "RWE", "SA", "SAF", "SANDF", "SAS", "SBA", "SBI", "SBS", "SBU",
    "SCLC", "SCO", "SDF", "SDLP", "SEC", "SEIU", "SF", "SFOR", "SLA", "SLBM", "SMR", "SMS", "SMU", "SNCC", "SNP",
    "SNS", "SNSD", "SOBR", "SOS", "SPD", "SPLA", "SPLC", "SPLM", "SPO", "SPV", "SQ", "SQL", "SRF", "SSA", "SSD",
    "SSE", "STD", "STI", "SUV", "SUVS", "SVT", "TB", "TBA", "TBC", "TBD", "TBS", "TCU", "TD", "TDS", "TEPJF", "TF",
    "TMC", "TNT", "TPG", "TPLF", "TRT", "TSA", "TSB", "TSMC", "TTP", "TUC", "TUV", "TV", "TVE", "UAE", "UAV", "UAVS",
    "UAW", "UBS", "UCI", "UCL", "UCLA", "UCU", "UDA", "UFC", "UFCW", "UFO", "UHD", "UHF", "UI", "UK", "ULFA", "UMP",
    "UMWA", "UN", "UNC", "UNDP", "UNFPA", "UNGA", "UNHCR", "UNHRC", "UNODC", "UNSC", "UPI", "UPS", "UPU", "URL", "US",
    "USA", "USAF", "USAID", "USB", "USC", "USCG", "USCIS", "USDA", "USDP", "USGA", "USGS", "USMC", "USN", "USPS",
    "USPTO", "USR", "USS", "USSR", "USTR", "UTC", "UUP", "UVF", "UX", "VA", "VAR", "VAT", "VB", "VC", "VHF", "VHP",
    "VHS", "VIP", "VIPS", "VMRO", "VP", "VPN", "VR", "VRT", "VVD", "VW", "WA", "WBA", "WBC", "WBO", "WFP", "WGA",
    "WHO", "WMD", "WMO", "WNBA", "WPC", "WPP", "WSJ", "WSL", "WTA", "WTF", "WTO", "WWE", "XFL", "XLAM", "XR", "YPG",
    "YPJ", "ZDF",
];

/// Ordinary words that headlines set in capitals, the short ones; the rest have a shape that shows it. Sorted.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "ABLE", "ACE", "ACES", "ACT", "ADD", "ADS", "AFRO", "AGE", "AGO", "AH", "AID", "AIDE", "AIDED", "AIL",
    "AIM", "AIMS", "AIR", "AIRS", "ALE", "ALIVE", "ALL", "ALSO", "AM", "AN", "AND", "ANT", "ANY", "APE", "APT",
    "ARC", "ARCH", "ARE", "ARK", "ARM", "ARMS", "ARMY", "ART", "AS", "ASH", "ASIA", "ASK", "AT", "ATE", "AWAY",
    "AWE", "AXE", "AYE", "BACK", "BAD", "BAG", "BAGS", "BALL", "BAN", "BANK", "BANS", "BAR", "BAT", "BATS",
    "BAY", "BE", "BEAT", "BED", "BEDS", "BEE", "BEEN", "BEG", "BEN", "BEST", "BET", "BETS", "BID", "BIDS",
    "BIG", "BILL", "BIN", "BIT", "BITE", "BLOW", "BLUE", "BOB", "BOMB", "BOOK", "BOTH", "BOW", "BOX", "BOY",
    "BOYS", "BUD", "BUG", "BUN", "BUR", "BUS", "BUSH", "BUT", "BUY", "BUYS", "BY", "CAB", "CALL", "CALLS",
    "CAN", "CAP", "CAR", "CARE", "CARS", "CASE", "CASH", "CAT", "CITY", "COB", "COD", "COG", "COLD", "COME",
    "COST", "COT", "COW", "CRY", "CUB", "CUE", "CUP", "CUPS", "CUT", "CUTS", "DAD", "DAM", "DAMS", "DAN",
    "DATA", "DATE", "DAY", "DAYS", "DEAD", "DEAL", "DEALS", "DEEP", "DEN", "DEW", "DID", "DIE", "DIED", "DIES",
    "DIG", "DIM", "DIN", "DIP", "DO", "DOC", "DOES", "DOG", "DON", "DOWN", "DRUG", "DRY", "DUB", "DUD", "DUE",
    "DUG", "DUO", "DYE", "EACH", "EAR", "EAST", "EASY", "EAT", "EATS", "EBB", "EEL", "EGG", "EGGS", "EGO",
    "ELF", "ELK", "ELM", "END", "ENDS", "ERA", "ERAS", "EVE", "EVEN", "EVER", "EVIL", "EWE", "EYE", "EYES",
    "FACE", "FACT", "FAD", "FAIL", "FALL", "FAN", "FANS", "FAR", "FAT", "FEAR", "FED", "FEE", "FEES", "FELL",
    "FEW", "FIG", "FILM", "FIN", "FIND", "FIRE", "FIRM", "FIT", "FIVE", "FIX", "FLED", "FLEE", "FLEW", "FLU",
    "FLY", "FOE", "FOES", "FOG", "FOOD", "FOR", "FORD", "FOUR", "FOX", "FREE", "FROM", "FRY", "FUEL", "FULL",
    "FUN", "FUR", "GAME", "GAP", "GAPS", "GAS", "GAY", "GAZA", "GEL", "GEM", "GET", "GETS", "GIN", "GIRL",
    "GIVE", "GO", "GOAL", "GOD", "GOES", "GOLD", "GOOD", "GOT", "GUM", "GUN", "GUNS", "GUT", "GUY", "GUYS",
    "GYM", "HAD", "HALF", "HALL", "HAM", "HAS", "HAT", "HATE", "HAVE", "HAY", "HE", "HEAD", "HELD", "HELP",
    "HEN", "HER", "HERE", "HERO", "HID", "HIGH", "HIM", "HIP", "HIS", "HIT", "HITS", "HOG", "HOLD", "HOME",
    "HOP", "HOPE", "HOT", "HOUR", "HOW", "HUB", "HUE", "HUG", "HUGE", "HUNT", "HURT", "HUT", "IDEA", "IDLE",
    "IF", "ILL", "IN", "INK", "INN", "INTO", "ION", "IRAN", "IRAQ", "IRE", "IS", "ITEM", "ITS", "JAIL", "JAM",
    "JAR", "JAW", "JET", "JETS", "JIG", "JOB", "JOBS", "JOE", "JOG", "JOIN", "JOY", "JUG", "JURY", "JUST",
    "KEEP", "KEG", "KEPT", "KEY", "KID", "KIDS", "KILL", "KILLS", "KIM", "KIN", "KING", "KIT", "KNEW", "KNOW",
    "LAB", "LABS", "LAD", "LAG", "LAND", "LAP", "LAST", "LATE", "LAW", "LEAD", "LED", "LEE", "LEFT", "LEG",
    "LEGS", "LEN", "LEO", "LESS", "LET", "LID", "LIE", "LIES", "LIFE", "LIKE", "LINE", "LIP", "LIPS", "LIT",
    "LIVE", "LOG", "LONG", "LOOK", "LORD", "LORE", "LOSE", "LOSS", "LOST", "LOT", "LOVE", "LOW", "MAD", "MADE",
    "MAIN", "MAKE", "MALI", "MAN", "MANY", "MAP", "MARK", "MAT", "MAX", "MAY", "ME", "MEAT", "MEET", "MEL",
    "MEN", "MET", "MICE", "MID", "MIX", "MOB", "MOBS", "MOM", "MOP", "MORE", "MOST", "MOVE", "MUCH", "MUD",
    "MUG", "MUM", "MUST", "MY", "NAB", "NABS", "NAG", "NAME", "NAP", "NEAR", "NEED", "NET", "NETS", "NEW",
    "NEWS", "NEXT", "NIGHT", "NIL", "NINE", "NIP", "NO", "NOD", "NODS", "NONE", "NOR", "NOT", "NOW", "NUN",
    "NUT", "NUTS", "OAK", "OAR", "OATH", "OATS", "ODD", "ODDS", "OF", "OFF", "OFFER", "OH", "OHIO", "OIL",
    "OILS", "OKAY", "OLD", "OMAN", "ON", "ONCE", "ONE", "ONLY", "OPEN", "OPT", "OR", "ORE", "OUR", "OURS",
    "OUST", "OUSTS", "OUT", "OVER", "OWE", "OWED", "OWES", "OWL", "OWN", "OWNS", "PAD", "PAID", "PAIN", "PAL",
    "PAN", "PARK", "PART", "PAST", "PAW", "PAY", "PEA", "PEG", "PEN", "PEP", "PER", "PERU", "PET", "PETS",
    "PIE", "PIG", "PIT", "PLAN", "PLAY", "PLEA", "PLEAS", "PLOT", "POD", "POLL", "POOR", "POP", "POPE", "PORT",
    "POST", "POT", "PRO", "PROBE", "PUB", "PUBS", "PUN", "PUP", "PUSH", "PUT", "QUIT", "QUITS", "RACE", "RAG",
    "RAID", "RAIL", "RAIN", "RAM", "RAN", "RAP", "RAT", "RATE", "RATS", "RAW", "RAY", "REAL", "RED", "REIN",
    "RENT", "REST", "RIB", "RICH", "RID", "RIDE", "RIG", "RIM", "RIOT", "RISE", "RISK", "RIVAL", "ROAD", "ROB",
    "ROBS", "ROD", "ROLE", "ROT", "ROW", "RUB", "RUG", "RULE", "RULES", "RUM", "RUN", "RUNS", "RUSE", "RYE",
    "SAD", "SAFE", "SAGA", "SAID", "SALE", "SAT", "SAVE", "SAW", "SAY", "SAYS", "SEA", "SEAS", "SEAT", "SEE",
    "SEEK", "SEES", "SEIZE", "SEND", "SENT", "SET", "SETS", "SEW", "SEX", "SHE", "SHOW", "SHUT", "SHY", "SICK",
    "SIDE", "SIGN", "SIN", "SINCE", "SIP", "SIR", "SIT", "SITE", "SIX", "SKI", "SKIP", "SKY", "SLAM", "SLAY",
    "SLOW", "SNOW", "SO", "SOAR", "SOB", "SOIL", "SOLD", "SOME", "SON", "SOON", "SORE", "SOW", "SPA", "SPAR",
    "SPAT", "SPLIT", "SPY", "STAR", "STAY", "STEM", "STEP", "STIR", "STOP", "SUCH", "SUE", "SUED", "SUES",
    "SUM", "SUN", "TAB", "TAG", "TAIL", "TAKE", "TALK", "TALKS", "TAN", "TAP", "TAR", "TAX", "TAXI", "TEA",
    "TEAM", "TEAR", "TEARS", "TELL", "TELLS", "TEN", "TENT", "TERM", "TEST", "THAN", "THAT", "THE", "THEM",
    "THEN", "THEY", "THIS", "THREE", "THUG", "TIE", "TIED", "TIES", "TIME", "TIN", "TINY", "TIP", "TIPS", "TO",
    "TOE", "TOLD", "TON", "TONS", "TOO", "TOP", "TOUR", "TOWN", "TOY", "TOYS", "TRAP", "TREE", "TRIO", "TRIP",
    "TRUE", "TRUMP", "TRY", "TUB", "TUG", "TURN", "TWO", "UGLY", "UNIT", "UP", "UPON", "URGE", "URGED", "URGES",
    "USE", "USED", "USER", "USES", "VAN", "VANS", "VERY", "VET", "VETO", "VETS", "VIA", "VIE", "VIES", "VIEW",
    "VOTE", "VOW", "VOWS", "WAIT", "WAKE", "WALL", "WANT", "WANTS", "WAR", "WARM", "WARN", "WARNS", "WARS",
    "WAS", "WASH", "WAVE", "WAX", "WAY", "WE", "WEB", "WED", "WEDS", "WEEK", "WELL", "WENT", "WERE", "WEST",
    "WET", "WHAT", "WHEN", "WHO", "WHOM", "WHOSE", "WHY", "WIFE", "WIG", "WILD", "WILL", "WIN", "WINE", "WINS",
    "WISE", "WIT", "WITH", "WOE", "WOES", "WOMAN", "WON", "WOO", "WOOS", "WORD", "WORE", "WORK", "WORLD",
    "WORN", "WORTH", "YEAR", "YEN", "YES", "YET", "YOU", "YOUR", "YOURS", "ZERO", "ZIP", "ZONE", "ZOO",
];

/// Whether the tables say that these capitals are a word.
pub fn is_spoken(capitals: &str) -> bool {
    SPOKEN.binary_search(&capitals).is_ok()
}

/// Whether the tables say that these capitals are spelled.
pub fn is_spelled(capitals: &str) -> bool {
    SPELLED.binary_search(&capitals).is_ok()
}

/// Whether these capitals are an ordinary short word.
pub fn is_ordinary(capitals: &str) -> bool {
    ORDINARY.binary_search(&capitals).is_ok()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y') || !letter.is_ascii()
}

/// Consonants that may open a syllable together.
#[rustfmt::skip]
fn is_onset(cluster: &str) -> bool {
    cluster.len() < 2 || matches!(
        cluster,
        "BL" | "BR" | "CH" | "CL" | "CR" | "CZ" | "DR" | "DW" | "FL" | "FR" | "GH" | "GL" | "GN" | "GR" | "KH" | "KL" | "KN" | "KR"
            | "KW" | "PH" | "PL" | "PR" | "PS" | "QU" | "RH" | "SC" | "SH" | "SK" | "SL" | "SM" | "SN" | "SP" | "SQ" | "ST" | "SW" | "TH"
            | "TR" | "TS" | "TW" | "WH" | "WR" | "ZH" | "CHR" | "PHR" | "SCH" | "SCR" | "SHR" | "SPH" | "SPL" | "SPR" | "STR" | "THR"
            | "THW" | "SHL" | "SCHL" | "SCHM" | "SCHN" | "SCHR" | "SCHW"
    )
}

/// Consonants that may close a syllable together.
#[rustfmt::skip]
fn is_coda(cluster: &str) -> bool {
    if cluster.len() < 2 {
        return true;
    }
    let pair = |pair: &str| matches!(
        pair,
        "BB" | "BS" | "BT" | "CH" | "CK" | "CT" | "DD" | "DS" | "FF" | "FS" | "FT" | "GG" | "GH" | "GN" | "GS" | "HN" | "KS" | "LB"
            | "LD" | "LF" | "LK" | "LL" | "LM" | "LN" | "LP" | "LS" | "LT" | "LV" | "LZ" | "MB" | "MN" | "MP" | "MS" | "MT" | "NC" | "ND"
            | "NG" | "NK" | "NN" | "NS" | "NT" | "NX" | "NZ" | "PH" | "PS" | "PT" | "RB" | "RC" | "RD" | "RF" | "RG" | "RK" | "RL" | "RM"
            | "RN" | "RP" | "RR" | "RS" | "RT" | "RV" | "RX" | "RZ" | "SH" | "SK" | "SM" | "SP" | "SS" | "ST" | "TH" | "TS" | "TT" | "TZ"
            | "WD" | "WK" | "WL" | "WN" | "WS" | "WT" | "XT" | "ZZ"
    );
    match cluster.len() {
        2 => pair(cluster),
        3 | 4 if matches!(cluster, "GHT" | "LTH" | "MTH" | "NTH" | "NGTH" | "RTH" | "DTH" | "TCH" | "NCH" | "RCH" | "LCH" | "LPT" | "MPT" | "NCT" | "RST" | "RLD" | "RSH" | "LFTH" | "XTH" | "FTH" | "PTH" | "SCH") => true,
        // "WARNS", "FALLS", "WORLDS": a plural of what may close.
        3..=5 => cluster.strip_suffix('S').is_some_and(|stem| !stem.ends_with('S') && is_coda(stem)),
        _ => false,
    }
}

/// Whether a mouth can say unknown capitals as a word: at least one vowel, no vowels that English does not put together,
/// and only consonants that may open, join or close syllables.
pub fn is_readable(capitals: &str) -> bool {
    let mut rest = capitals;
    let mut vowels = 0;
    while !rest.is_empty() {
        let consonants = rest.find(is_vowel).unwrap_or(rest.len());
        let (cluster, after) = rest.split_at(consonants);
        let last = after.is_empty();
        let fits = match (vowels, last) {
            (0, _) => is_onset(cluster) && !last,
            (_, true) => is_coda(cluster),
            (_, false) => (0..=cluster.len()).any(|cut| is_coda(&cluster[..cut]) && is_onset(&cluster[cut..])),
        };
        // "QATAR" is a name and would be in a lexicon; "AQAP" is not said.
        let queue = cluster.contains('Q') && !after.starts_with('U') && !last;
        if !fits || queue {
            return false;
        }
        let length = after.find(|c| !is_vowel(c)).unwrap_or(after.len());
        let (group, next) = after.split_at(length);
        if !last && !is_nucleus(group, capitals.len() == after.len()) {
            return false;
        }
        vowels += 1;
        rest = next;
    }
    vowels > 0
}

/// Vowels that English puts together; at the front of a word fewer than inside.
fn is_nucleus(group: &str, first: bool) -> bool {
    match group.chars().count() {
        1 => true,
        2 if !group.is_ascii() => true,
        2 if first => matches!(
            group,
            "AI" | "AU"
                | "AY"
                | "EA"
                | "EE"
                | "EI"
                | "EU"
                | "EY"
                | "IO"
                | "OA"
                | "OE"
                | "OI"
                | "OO"
                | "OU"
                | "OY"
                | "YA"
                | "YE"
                | "YO"
                | "YU"
        ),
        2 => !matches!(group, "II" | "UU" | "YY" | "IY" | "UY"),
        3 => matches!(
            group,
            "EAU"
                | "IOU"
                | "UOU"
                | "EOU"
                | "EYE"
                | "AYE"
                | "UAY"
                | "OYA"
                | "AYA"
                | "EYO"
                | "UEE"
                | "IEU"
                | "UAI"
                | "UIE"
                | "OUI"
                | "YOU"
                | "OYE"
                | "AYO"
                | "IYA"
                | "AIA"
                | "UYA"
        ),
        _ => group == "UEUE",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_have_no_doubles() {
        for table in [SPOKEN, SPELLED, ORDINARY] {
            for pair in table.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn no_capitals_are_both_a_word_and_spelled() {
        assert!(SPOKEN.iter().all(|capitals| !is_spelled(capitals)));
    }

    #[test]
    fn a_mouth_decides_on_unknown_capitals() {
        for word in [
            "NATO",
            "OPEC",
            "WAGA",
            "CENTCOM",
            "STRENGTHS",
            "WARNS",
            "FALLS",
            "WORLDS",
            "QUEUE",
            "EUROS",
            "ÉLAN",
            "ASLEEP",
        ] {
            assert!(is_readable(word), "{word}");
        }
        for letters in
            ["IAAF", "IUCN", "ITTF", "ISSN", "IPCC", "TRLO", "WAGTL", "IRGC", "ICRC", "AQAP", "NCAA", "BRRR", "DPRK"]
        {
            assert!(!is_readable(letters), "{letters}");
        }
    }
}
