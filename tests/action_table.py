"""Two more tables, written by hand: when, by whom and with whom each action is done, and when each resource is help.

`id moment rank actor contact | conditions`. A condition is a phase, the numbers of the roads (one of them), `fact=value,value`, or one
of `SHORT`. Desks, teams and powers are those of the sources. Moments, ranks and who does it are choices of ours (docs/adr/0006):
there this table is no more than a second pair of eyes.
"""

from collections.abc import Iterator, Mapping

from source_tables import ROADS, Lines

_ROAD = {str(number): next(iter(lines)) for number, lines in ROADS.values()}
SHORT: Mapping[str, str] = {
    "noticed": "merkbaar_buiten|diensten_afstemmen|effectgebied|bestuurlijk_besluit=ja",
    "steered": "diensten_afstemmen|effectgebied|bestuurlijk_besluit=ja",
    "regional": "effectgebied|bestuurlijk_besluit=ja",
    "wider": "schaal=bovenlokaal,bovenregionaal",
    "nationwide": "gebied=meer_regios",
    "alarm": "merkbaar_buiten|diensten_afstemmen|effectgebied|bestuurlijk_besluit|gevaar_voor_mensen|openbare_orde|online_aangejaagd=ja",
    "policy": "grip=grip_4,grip_5",
    "crime": "strafbaar_feit=ja",
    "vital": "vitaal_proces=ja",
    "leaked": "persoonsgegevens=ja",
    "unrest": "openbare_orde=ja",
    "incited": "online_oproep=rellen_of_opruiing,evenement,hetze_of_desinformatie",
    "streets": "online_oproep=rellen_of_opruiing,evenement",
    "hate": "online_oproep=hetze_of_desinformatie",
    "looking": "online_onderzoek=algemeen_beeld,personen,besloten_groep",
    "persons": "online_onderzoek=personen,besloten_groep",
}

_ACTIONS = """
bel_112 direct 1 ciso alarmnummer | warm gevaar_voor_mensen=ja
bel_ibd direct 2 ciso ibd | warm 1
bel_crisisadviseur_oov direct 2 ciso crisisadviseur_oov | warm alarm
sluit_aan_bij_opschaling direct 2 ciso crisisadviseur_oov | warm grip_afgekondigd=grip_1,grip_2,grip_3,grip_4,grip_5
vraag_getroffen_organisatie direct 2 ciso getroffen_organisatie | warm 2
bel_eigen_bank direct 2 ciso bank | warm 3 delict=oplichting
breek_chantage_af direct 2 ciso helpwanted | warm 3 delict=sextortion_of_exposing
raad_loskoppelen_aan direct 2 ciso - | warm 3 delict=hack_of_ransomware
isoleer_getroffen_systemen direct 2 manager_ict - | warm 1
deel_signaal_met_politie direct 2 crisisadviseur_oov politie | warm 4
bel_veiligheidsregio direct 3 crisisadviseur_oov veiligheidsregio | warm steered
regel_alternatief_112 direct 3 crisisadviseur_oov veiligheidsregio | warm 2 sector=telecom_en_ict vital noticed
vraag_bijstand direct 3 crisisadviseur_oov veiligheidsregio | warm gemeente_redt_het_niet=ja
meld_landelijke_lijn direct 3 crisisadviseur_oov veiligheidsregio | warm landelijk_belang=ja
vraag_om_vakminister direct 3 crisisadviseur_oov veiligheidsregio | warm 2 vital
nodig_waterschap_uit direct 3 crisisadviseur_oov veiligheidsregio | warm 2 sector=waterschap policy
informeer_burgemeester direct 3 crisisadviseur_oov burgemeester | warm alarm
bel_voorzitter direct 3 burgemeester voorzitter_veiligheidsregio | warm policy
bel_ncsc direct 3 ciso ncsc | warm 2 vital
bel_z_cert direct 3 ciso z_cert | warm 2 sector=zorg
bel_cert_wm direct 3 ciso cert_wm | warm 2 sector=waterschap
bel_surfcert direct 3 ciso surfcert | warm 2 sector=hoger_onderwijs_en_mbo
bel_school_cert direct 3 ciso school_cert | warm 2 sector=primair_en_voortgezet_onderwijs
bel_cert_overheid direct 3 ciso getroffen_organisatie | warm 2 sector=overheid
bel_ncsc_zonder_cert direct 3 ciso ncsc | warm 2 sector=drinkwater,energie,telecom_en_ict,financieel,vervoer,haven,chemie_en_nucleair,voedsel,hulpdiensten,cultuur_en_sport,overig_bedrijf
start_calamiteitenteam direct 3 ciso digitaal_calamiteitenteam | warm 1
bel_gemeentesecretaris direct 3 ciso gemeentesecretaris | warm 1
duid_het_signaal direct 3 crisisadviseur_oov - | warm 4
blijf_uit_besloten_groep direct 3 crisisadviseur_oov politie | warm 4 online_onderzoek=besloten_groep
bescherm_doelwit_van_hetze direct 3 crisisadviseur_oov politie | warm 4 hate
noteer_tijdstip_kennisname direct 4 ciso - | warm
start_logboek direct 4 ciso - | warm
open_noodkanaal direct 4 ciso - | warm 1
gebruik_geen_nepaccount direct 4 ciso - | warm 4 persons
bereid_rbt_voor direct 5 crisisadviseur_oov rbt | warm policy
laat_bewijs_bewaren direct 5 ciso - | warm 3

roep_gbt_bijeen eerste_uur 3 burgemeester gbt | warm grip=grip_3
verzamel_beeld eerste_uur 3 ciso - | warm
vorm_kernteam eerste_uur 3 crisisadviseur_oov gemeentelijk_crisisteam | warm noticed
informeer_veiligheidsregio eerste_uur 4 crisisadviseur_oov veiligheidsregio | warm noticed wider
zoek_andere_zorg eerste_uur 4 crisisadviseur_oov veiligheidsregio | warm 2 sector=zorg noticed
vraag_team_zonder_plek eerste_uur 4 crisisadviseur_oov rot | warm regional
vraag_wie_coordineert eerste_uur 4 crisisadviseur_oov veiligheidsregio | warm regional nationwide
informeer_voorzitter eerste_uur 4 crisisadviseur_oov veiligheidsregio | warm regional wider
bel_andere_gemeenten eerste_uur 4 crisisadviseur_oov burgemeesters_samen | warm noticed gebied=meer_gemeenten,meer_regios
stel_sporen_veilig eerste_uur 4 ciso - | warm crime
bel_politie eerste_uur 4 ciso politie | warm crime
betaal_geen_losgeld eerste_uur 4 ciso politie | warm losgeld=ja
raad_betalen_af eerste_uur 4 ciso - | warm 2,3 losgeld=ja
vraag_welke_politiegegevens eerste_uur 4 ciso boa | warm 1 politiegegevens=ja
schakel_fg_in eerste_uur 4 ciso functionaris_gegevensbescherming | warm leaked
beslis_zware_ingrepen eerste_uur 4 digitaal_calamiteitenteam incident_response_bedrijf | warm 1
controleer_backups eerste_uur 4 manager_ict - | warm 1
vraag_feiten_bij_politie eerste_uur 4 crisisadviseur_oov politie | warm 3
beoordeel_eigen_dienstverlening eerste_uur 5 ciso ibd | warm 2,3
roep_driehoek_bijeen eerste_uur 5 burgemeester lokale_driehoek | warm unrest
stem_orde_af_met_voorzitter eerste_uur 5 burgemeester voorzitter_veiligheidsregio | warm unrest policy
laat_oorzaak_bij_organisatie eerste_uur 5 burgemeester - | warm 2 noticed
vraag_herstelverwachting eerste_uur 5 ciso getroffen_organisatie | warm 2
blijf_zelf_bereikbaar eerste_uur 5 communicatie - | warm 2 sector=telecom_en_ict vital
bereid_kernboodschap eerste_uur 5 communicatie - | warm
stem_woordvoering_af eerste_uur 5 communicatie getroffen_organisatie | warm 2 noticed
controleer_dubbelrollen eerste_uur 5 gemeentesecretaris - | warm 1
noteer_gevolgen_ingreep eerste_uur 5 digitaal_calamiteitenteam - | warm 1
neem_aan_dat_gegevens_zijn_gekopieerd eerste_uur 5 ciso proceseigenaar | warm 1
bel_leverancier eerste_uur 5 proceseigenaar leverancier | warm 1
bel_verzekeraar eerste_uur 5 gemeentesecretaris verzekeraar | warm 1
leg_losgeldeis_voor eerste_uur 5 ciso college | warm 1 losgeld=ja
beslis_over_losgeld eerste_uur 5 college - | warm 1 losgeld=ja
noem_hack_geen_storing eerste_uur 5 communicatie - | warm 1
kies_werkende_kanalen eerste_uur 5 communicatie - | warm 1
neem_ook_weg_2 eerste_uur 5 ciso - | warm 1 noticed
stimuleer_aangifte eerste_uur 5 ciso politie | warm 3
verwijs_oplichting_fraudehelpdesk eerste_uur 5 ciso fraudehelpdesk | warm 3 delict=oplichting
verwijs_handelsfraude_lmio eerste_uur 5 ciso lmio | warm 3 delict=oplichting
zoek_ontsleutelprogramma eerste_uur 5 ciso no_more_ransom | warm 3 delict=hack_of_ransomware
wijs_op_veiliginternetten eerste_uur 5 ciso veiliginternetten | warm 3 delict=hack_of_ransomware,anders
verwijs_beelden_helpwanted eerste_uur 5 ciso helpwanted | warm 3 delict=sextortion_of_exposing
verwijs_identiteitsfraude_cmi eerste_uur 5 ciso cmi | warm 3 delict=identiteitsfraude
verwijs_privegegevens_helpwanted eerste_uur 5 ciso helpwanted | warm 3 delict=bedreiging_of_doxing
wijs_op_discriminatie_nl eerste_uur 5 ciso discriminatie_nl | warm 3 delict=bedreiging_of_doxing,anders
leg_ander_delict_voor eerste_uur 5 ciso politie | warm 3 delict=anders
meld_strafbaar_materiaal eerste_uur 5 ciso atkm | warm 3 delict=sextortion_of_exposing,anders
betrek_volwassene_bij_jongere eerste_uur 5 ciso helpwanted | warm 3 slachtoffer=jongere
verwijs_ondernemer_platform eerste_uur 5 ciso platform_veilig_ondernemen | warm 3 slachtoffer=ondernemer
toets_gevolgen_buiten_bedrijf eerste_uur 5 ciso - | warm 3 slachtoffer=ondernemer delict=hack_of_ransomware,anders
start_agressieprotocol eerste_uur 5 gemeentesecretaris - | warm 3 slachtoffer=bestuurder_of_medewerker delict=bedreiging_of_doxing,sextortion_of_exposing,anders
noem_publieke_functie_bij_aangifte eerste_uur 5 gemeentesecretaris politie | warm 3 slachtoffer=bestuurder_of_medewerker
beperk_tot_algemeen_beeld eerste_uur 5 crisisadviseur_oov - | warm 4 looking
leg_online_onderzoek_vast eerste_uur 5 crisisadviseur_oov - | warm 4 looking
vraag_fg_voor_onderzoek_personen eerste_uur 5 ciso functionaris_gegevensbescherming | warm 4 persons
toets_vier_voorwaarden eerste_uur 5 crisisadviseur_oov functionaris_gegevensbescherming | warm 4 persons
stop_bij_herhaald_volgen eerste_uur 5 crisisadviseur_oov politie | warm 4 persons
breng_opties_naar_driehoek eerste_uur 5 crisisadviseur_oov lokale_driehoek | warm 4
begin_met_gesprek eerste_uur 5 crisisadviseur_oov - | warm 4
vraag_plaatser_te_verwijderen eerste_uur 5 crisisadviseur_oov - | warm 4 incited
meld_bij_platform eerste_uur 5 ciso platform_of_hoster | warm 4 incited
meld_terroristisch_materiaal eerste_uur 5 ciso atkm | warm 4 online_oproep=rellen_of_opruiing,hetze_of_desinformatie
voorkom_aanjagen_door_communicatie eerste_uur 5 communicatie - | warm 4
geef_feiten_bij_valse_berichten eerste_uur 5 communicatie - | warm 4 hate
behandel_als_demonstratie eerste_uur 5 crisisadviseur_oov - | warm 4 online_oproep=demonstratie
spreek_organisator_aan_op_vergunning eerste_uur 5 crisisadviseur_oov - | warm 4 online_oproep=evenement
leg_licht_bevel_voor eerste_uur 5 crisisadviseur_oov burgemeester | warm 4 unrest incited
leg_licht_bevel_tegen_verstoorders_voor eerste_uur 5 crisisadviseur_oov burgemeester | warm 4 unrest online_oproep=demonstratie
leg_noodbevel_voor eerste_uur 5 crisisadviseur_oov burgemeester | warm 4 unrest incited

vraag_melding_gedaan eerste_dag 4 ciso getroffen_organisatie | warm 2
vraag_financiele_toezichthouder eerste_dag 4 ciso getroffen_organisatie | warm 2 sector=financieel
toets_cbw_drempels eerste_dag 4 ciso - | warm 1
vraag_begrotingsoordeel eerste_dag 4 ciso gemeentesecretaris | warm 1
doe_cbw_waarschuwing eerste_dag 4 ciso ncsc_meldportaal | warm 1 cbw_drempel=ja
volg_beeld_oordeel_besluit eerste_dag 5 crisisadviseur_oov handreiking_cybergevolgbestrijding | warm steered
maak_netwerkkaart eerste_dag 5 crisisadviseur_oov - | warm steered
vraag_landelijk_beeld eerste_dag 5 crisisadviseur_oov veiligheidsregio | warm noticed nationwide
vraag_om_rijksheer eerste_dag 5 crisisadviseur_oov rijksheer | warm 2 sector=vervoer,haven,waterschap,voedsel steered
help_kwetsbare_groepen eerste_dag 5 gemeentesecretaris handreiking_cybergevolgbestrijding | warm noticed
regel_alternatieven eerste_dag 5 gemeentesecretaris - | warm 1,2 noticed
bepaal_volgorde_herstel eerste_dag 5 gemeentesecretaris getroffen_organisatie | warm 1,2 steered
bereid_burgemeester_voor eerste_dag 5 communicatie burgemeester | warm 2 noticed
leg_dilemmas_voor eerste_dag 5 ciso burgemeester | warm noticed
stem_berichten_af_met_om eerste_dag 5 communicatie openbaar_ministerie | warm crime
waarschuw_voor_nepberichten eerste_dag 5 communicatie fraudehelpdesk | warm 1,2 leaked
informeer_gemeenteraad eerste_dag 5 college gemeenteraad | warm 1,2
werk_scenarios_uit eerste_dag 5 crisisadviseur_oov handreiking_cybergevolgbestrijding | warm steered
vervang_identiteitsdocument eerste_dag 5 college - | warm 3 delict=identiteitsfraude
verwijs_bestuurder_ondersteuningsteam eerste_dag 5 gemeentesecretaris ondersteuningsteam_weerbaar_bestuur | warm 3 slachtoffer=bestuurder_of_medewerker delict=bedreiging_of_doxing,sextortion_of_exposing,anders
bied_slachtofferhulp_aan eerste_dag 5 ciso slachtofferhulp | warm 3
help_inwoner_op_weg eerste_dag 5 college - | warm 3 slachtoffer=inwoner
licht_school_in eerste_dag 5 college school | warm 3 slachtoffer=jongere
waarschuw_voor_tweede_poging eerste_dag 5 ciso fraudehelpdesk | warm 3 delict=oplichting
waarschuw_anderen_gericht eerste_dag 5 communicatie checkjelinkje | warm 3
noem_anoniem_melden eerste_dag 5 communicatie meld_misdaad_anoniem | warm 3
let_op_onrust eerste_dag 5 crisisadviseur_oov - | warm 3
start_noodprocedures eerste_dag 5 proceseigenaar - | warm 1
stem_af_met_gemeenten eerste_dag 5 gemeentesecretaris - | warm 1
verwijs_naar_cmi eerste_dag 5 college cmi | warm 1 leaked
kijk_op_no_more_ransom eerste_dag 5 ciso no_more_ransom | warm 1 losgeld=ja
vervang_wachtwoorden eerste_dag 5 manager_ict - | warm 1
kies_herstelvolgorde eerste_dag 5 digitaal_calamiteitenteam - | warm 1
vergader_in_rondes eerste_dag 5 digitaal_calamiteitenteam - | warm 1
vraag_menskracht eerste_dag 5 gemeentesecretaris ibd | warm 1
houd_kosten_bij eerste_dag 5 gemeentesecretaris - | warm 1
laat_grondslag_toetsen eerste_dag 5 crisisadviseur_oov - | warm 4
leg_voorschriften_demonstratie_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 online_oproep=demonstratie
leg_last_onder_dwangsom_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 streets
leg_bevel_bij_samenkomst_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 online_oproep=evenement
leg_gebiedsverbod_op_straat_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 unrest streets
leg_veiligheidsrisicogebied_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 unrest streets
bereid_noodverordening_voor eerste_dag 5 crisisadviseur_oov burgemeester | warm 4 unrest incited
meld_besluit_aan_commissaris eerste_dag 5 burgemeester commissaris_van_de_koning | warm 4 unrest incited
meld_besluit_aan_hoofdofficier eerste_dag 5 burgemeester hoofdofficier_van_justitie | warm 4 unrest incited
leg_verantwoording_af_aan_raad eerste_dag 5 burgemeester gemeenteraad | warm 4 unrest incited
doe_aangifte_voor_doelwit eerste_dag 5 gemeentesecretaris politie | warm 4 hate
verwijs_doelwit_helpwanted eerste_dag 5 ciso helpwanted | warm 4 hate
wijs_doelgroep_op_discriminatie_nl eerste_dag 5 communicatie discriminatie_nl | warm 4 hate
overweeg_civiele_rechter eerste_dag 5 crisisadviseur_oov college | warm 4 hate
bewaak_eigen_systemen eerste_dag 5 ciso ibd | warm 4
vraag_advies_bij_onrust eerste_dag 5 crisisadviseur_oov omo | warm 4

schaal_af later 5 crisisadviseur_oov veiligheidsregio | warm steered
evalueer later 9 ciso - | warm
vraag_slachtoffer_na later 5 college slachtofferhulp | warm 3
voeg_geval_toe_aan_beeld later 5 crisisadviseur_oov - | warm 3
volg_publicatie_gegevens later 5 ciso incident_response_bedrijf | warm 1 leaked
draag_over_aan_lijn later 5 digitaal_calamiteitenteam - | warm 1
verwijder_gegevens_online_onderzoek later 5 crisisadviseur_oov functionaris_gegevensbescherming | warm 4 looking
praat_na_met_betrokkenen later 5 crisisadviseur_oov - | warm 4
onderzoek_kostenverhaal later 5 college - | warm 4

stel_responsplan_vast later 5 ciso ibd | koud 1
vul_rollen_calamiteitenteam later 5 gemeentesecretaris - | koud 1
bereid_zware_ingrepen_voor later 5 ciso - | koud 1
beleg_begrotingsoordeel later 5 college gemeentesecretaris | koud 1
regel_toegang_meldportaal later 5 ciso ncsc_meldportaal | koud 1
leg_verzekering_en_hulpfirma_vast later 5 gemeentesecretaris - | koud 1
houd_ibd_gegevens_bij later 5 ciso ibd | koud 1
richt_meldloket_in later 5 proceseigenaar - | koud 1
neem_basismaatregelen later 5 manager_ict - | koud 1
scherm_backups_af later 5 manager_ict - | koud 1
maak_afspraken_met_leveranciers later 5 proceseigenaar leverancier | koud 1
test_continuiteit later 5 proceseigenaar - | koud 1
bereid_aangifte_voor later 5 ciso politie | koud 1
richt_beheersysteem_in later 5 college ciso | koud 1
school_bestuur later 5 college vng_digitale_veiligheid | koud 1
bespreek_in_college later 5 college - | koud 1
verantwoord_aan_raad later 5 college gemeenteraad | koud 1
stel_ai_beleid_vast later 5 college ciso | koud 1
spoor_misbruik_op later 5 proceseigenaar functionaris_gegevensbescherming | koud 1
open_meldpunt_kwetsbaarheden later 5 ciso ibd | koud 1

kies_een_weg later 5 ciso - | koud eigen_organisatie=nee andere_organisatie=nee cybercrime_slachtoffers=nee online_aangejaagd=nee

ken_varianten later 5 ciso handreiking_cybergevolgbestrijding | koud 2
breng_organisaties_in_kaart later 5 crisisadviseur_oov - | koud 2
voer_risicodialoog later 5 burgemeester - | koud 2
leg_crisisstructuur_vast later 5 gemeentesecretaris crisisadviseur_oov | koud 2
werk_crisisprocessen_uit later 5 crisisadviseur_oov handreiking_cybergevolgbestrijding | koud 2
spreek_rol_ciso_af later 5 ciso crisisadviseur_oov | koud 2
leg_regels_regio_vast later 5 crisisadviseur_oov veiligheidsregio | koud 2
leer_grip_kennen later 5 crisisadviseur_oov nipv | koud 2
spreek_af_met_buurgemeenten later 5 crisisadviseur_oov veiligheidsregio | koud 2
regel_mandaten later 5 gemeentesecretaris - | koud 2
maak_offline_contactlijst later 4 ciso - | koud 1,2
maak_communicatiesjablonen later 6 communicatie - | koud 1,2,4
ken_lcp_digitaal later 5 crisisadviseur_oov lcp_digitaal | koud 2
breng_cyber_in_risicoprofiel later 5 burgemeester veiligheidsregio | koud 2
oefen_scenarios later 7 ciso nipv | koud 1,2
gebruik_vng_oefenscenarios later 7 crisisadviseur_oov vng_digitale_veiligheid | koud 2
doe_mee_overheidsbrede_oefening later 7 ciso overheidsbrede_cyberoefening | koud 1,2
leer_van_anderen later 7 ciso ccv_database | koud 2
controleer_hulpbronnen later 5 ciso ccv | koud 2

neem_op_in_veiligheidsplan later 5 college ccv | koud 3
maak_lokaal_beeld later 5 crisisadviseur_oov - | koud 3
gebruik_vaste_begrippen later 5 college - | koud 3
kies_doelgroepen later 5 college - | koud 3
kies_bestaande_aanpak later 5 crisisadviseur_oov ccv_database | koud 3
bereik_jongeren later 5 college school | koud 3
bereik_senioren later 5 college - | koud 3
bereik_ondernemers later 5 college platform_veilig_ondernemen | koud 3
zet_cybercrime_op_agenda_driehoek later 5 burgemeester lokale_driehoek | koud 3
leg_aanspreekpunt_cybercrimeteam_vast later 5 ciso politie_cybercrimeteam | koud 3
maak_verwijskaart later 5 ciso slachtofferhulp | koud 3
leg_grens_opsporing_vast later 5 college - | koud 3
borg_geld_en_mensen later 5 college - | koud 3
sluit_aan_bij_regio later 5 crisisadviseur_oov regionaal_samenwerkingsverband | koud 3
laat_slachtoffers_vertellen later 5 college - | koud 3
regel_agressieprotocol later 5 gemeentesecretaris - | koud 3,4

maak_protocol_online_onderzoek later 5 college functionaris_gegevensbescherming | koud 4
verbied_heimelijk_meekijken later 5 gemeentesecretaris - | koud 4
bouw_toets_in later 5 ciso functionaris_gegevensbescherming | koud 4
spreek_rollen_online_af later 5 crisisadviseur_oov lokale_driehoek | koud 4
bepaal_grenzen_in_driehoek later 5 burgemeester lokale_driehoek | koud 4
bouw_netwerk_in_wijken later 5 crisisadviseur_oov - | koud 4
gebruik_barrieremodel later 5 crisisadviseur_oov barrieremodel_online_ordeverstoringen | koud 4
oefen_met_interventies later 7 crisisadviseur_oov ccv | koud 4
zet_bevoegdheden_op_een_blad later 5 crisisadviseur_oov burgemeester | koud 4
regel_vervanging_burgemeester later 5 burgemeester - | koud 4
controleer_bevoegdheid_fouilleren later 5 crisisadviseur_oov gemeenteraad | koud 4
toets_plaatselijke_verordening later 5 college - | koud 4
oefen_online_aangejaagde_onrust later 7 burgemeester lokale_driehoek | koud 4
weeg_maatschappelijke_impact later 5 college vng | koud 4
volg_wetsvoorstellen_online_orde later 5 ciso - | koud 4
"""  # noqa: E501 (a row is one line)

# When → what is help then.
_RESOURCES = """
warm gevaar_voor_mensen=ja | alarmnummer

1 | hof_van_twente_rapport log4j_lessen_ibd buren_interview
1,2 | ncsc ncsc_kwetsbaarheid_melden handreiking_cybergevolgbestrijding anti_ddos_coalitie hof_van_twente_lessen
1,2 leaked | cmi_na_datalek
1,2 merkbaar_buiten=ja | crisis_nl
1,2 cbw_drempel=ja | rdi ncsc_meldportaal
1,2,3 | politie_cybercrimeteam nctv_cyberloketten
1,2,3,4 | politie
1,2,4 | ibd
1,2,4 leaked | autoriteit_persoonsgegevens
1,3 | checkjelinkje check_je_hack
1,3 leaked | logius_digid
warm 1,2,3 losgeld=ja | no_more_ransom dtc_ransomware

2 | regionaal_crisisplan lcp_digitaal nipv veiligheidsberaad grip_brandweer nctv_vitaal
2 sector=zorg | z_cert igj
2 sector=waterschap | cert_wm ilt
2 sector=hoger_onderwijs_en_mbo | surfcert
2 sector=primair_en_voortgezet_onderwijs | school_cert
2 sector=financieel | i_cert afm_dora
2 sector=haven | ferm
2 landelijk_belang=ja | ncc
2 nationwide | locc
2,3,4 | ccv
2,4 | zakboek_openbare_orde ngb nipv_bevoegdheden
2,4 unrest | ngb_noodbevoegdheden

3 | digitale_meldkamer slachtofferhulp veiliginternetten_aangifte veiliginternetten riec rotterdam_nazorg
3 delict=oplichting | lmio
3 delict=oplichting,identiteitsfraude | cmi
3 delict=oplichting,identiteitsfraude,anders | fraudehelpdesk
3 delict=oplichting,identiteitsfraude,anders slachtoffer=ondernemer | fraudehelpdesk_zakelijk
3 delict=sextortion_of_exposing | centrum_seksueel_geweld
3 delict=sextortion_of_exposing,anders | meldpunt_kinderporno
3 delict=sextortion_of_exposing,bedreiging_of_doxing | helpwanted
3 delict=hack_of_ransomware | politie_ransomware hack_right
3 slachtoffer=ondernemer | vertrouwenslijn_afpersing pvo_slachtoffer_stappen pvo
3,4 | meld_misdaad_anoniem discriminatie_nl
3,4 slachtoffer=bestuurder_of_medewerker | ondersteuningsteam_weerbaar_bestuur vertrouwenslijn_bestuurders

4 | openbaar_ministerie atkm barrieremodel_online_ordeverstoringen handreiking_online_onderzoek handelingskader_maatschappelijke_onrust
4 | ccv_tool_online_ordeverstoringen omo uitspraak_online_gebiedsverbod project_x_haren

koud 1 | ibd_incidentrespons ncsc_incidentrespons bio2 ibd_bria ibd_risicomanagement ibd_aansluiting internet_nl ggi_veilig
koud 1 | overheidsbreed_cyberprogramma cip cyberbeveiligingswet_uitleg ensia ibd_dreigingsbeeld
koud 1,2 | connect2trust ibd_voorbereiden_digitale_crisis overheidsbrede_cyberoefening vng_oefenscenarios ibd_cyberoefenpakket
koud 1,2 | cyberweerbaarheidsnetwerk onderzoek_cybercrisis_gemeenten log4j_nieuwsuur
koud 1,2,3,4 | vng_digitale_veiligheid lokale_cyberwegenkaart
koud 2 | cert_handreiking nationaal_handboek_crisisbeheersing landelijke_crisisplannen nipv_cybergevolgbestrijding vr_isac grip_ifv
koud 2 | grip_raadsleden grip_noord_holland_noord grip_zuid_limburg grip_groningen grip_utrecht wrr_digitale_ontwrichting
koud 2 | whitepaper_digitale_ontwrichting leeuwarden_cybercrisisoefening g4_cybercrisisoefening rbt_groningen_oefening
koud 2,3 | ccv_database utrecht_cyberweerbaarheidsbeeld
koud 2,3,4 | veiligheidsalliantie_rotterdam
koud 3 | cybersnackbox veiligheidsnetwerk_oost_nederland platform_cyberburgemeesters ccv_webdossier_cybercrime
koud 3 | wegwijzer_jeugd_en_veiligheid hackshield mijn_cyberrijbewijs re_b00tcmp geldezels youth_cyber_team city_deal
koud 3 | senioren_cyberweerbaar mkb_cyberweerbaar het_slachtoffer_spreekt breda_cyberambassadeurs cybernetwerk_utrecht
koud 3,4 | nhsv veiligheidscoalitie_midden_nederland cbs_online_veiligheid
koud 4 | mia apv_onderzoek_ijsselland aanpak_in_kaart vng_agenda_maatschappelijke_onrust avondklokrellen_onderzoek
"""


def _lines(conditions: str) -> Lines:
    found: dict[str, str | tuple[str, ...]] = {}
    for word in conditions.split():
        if word in {"warm", "koud"}:
            found["fase"] = word
        elif word[0] in _ROAD:
            found["|".join(_ROAD[number] for number in word.split(","))] = "ja"
        else:
            names, _, values = SHORT.get(word, word).partition("=")
            found[names] = tuple(values.split(","))
    return found


def _rows(table: str) -> Iterator[tuple[str, str]]:
    """What stands before and after the bar."""
    for line in filter(None, table.splitlines()):
        before, _, after = line.partition("|")
        yield before, after


Row = tuple[str, int, str, str | None]

ACTIONS: Mapping[str, tuple[Row, Lines]] = {
    name: ((moment, int(rank), actor, contact if contact != "-" else None), _lines(after))
    for before, after in _rows(_ACTIONS)
    for name, moment, rank, actor, contact in [before.split()]
}
RESOURCES: Mapping[str, Lines] = {name: _lines(before) for before, after in _rows(_RESOURCES) for name in after.split()}
