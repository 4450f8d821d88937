/** The meaning of a column of a roster. Names may be in one column or in several. */
export type Field =
  | 'number'
  | 'code'
  | 'name'
  | 'surnameOrName'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'secondLastName'
  | 'department'
  | 'email'
  | 'pin'
  | 'schedule'
  | 'photos';

/** A heading's meaning. A weak one, such as `ID`, counts only where no other column has that meaning. */
export interface Meaning {
  readonly field: Field;
  readonly isWeak: boolean;
}

/**
 * Headings of payroll, HR and time programs (ADP, BambooHR, DATEV, Frappe, OrangeHRM, Personio, SAP, Sage)
 * and of tables made by hand, in the languages of most users. Written as `normalised` leaves them or not:
 * they are normalised too. A slash separates headings.
 */
const headings: Readonly<Record<Field, string>> = {
  number:
    'number/employee number/employee id/employee no/employee #/employee nr/employee num/emp id/emp no/emp number/emp #/file #/file number/file no/payroll number/payroll id/payroll no/personnel number/personnel no/personnel id/staff number/staff id/staff no/worker id/worker number/badge number/badge id/attendance device id/' +
    'personalnummer/personalnr/personal nr/personal no/pers nr/persnr/pnr/mitarbeiternummer/mitarbeiternr/mitarbeiter nr/mitarbeiter id/ma nr/stammnummer/stamm nr/ausweisnummer/' +
    'matricule/numero matricule/no matricule/numero employe/numero d employe/no employe/no d employe/numero de salarie/numero salarie/id employe/code employe/code salarie/' +
    'numero empleado/numero de empleado/no empleado/no de empleado/num empleado/id empleado/codigo empleado/codigo de empleado/legajo/no legajo/nomina/numero de nomina/' +
    'matricola/numero matricola/numero dipendente/codice dipendente/id dipendente/' +
    'personeelsnummer/personeelsnr/personeels nr/medewerkernummer/medewerkersnummer/medewerker nr/werknemernummer/werknemersnummer/werknemer id/' +
    'matricula/numero de matricula/numero funcionario/numero do funcionario/no funcionario/codigo funcionario/codigo do funcionario/id funcionario/numero mecanografico/' +
    'numer pracownika/nr pracownika/numer ewidencyjny/sicil no/personel no/calisan no/anstallningsnummer/medarbejdernummer/ansattnummer/' +
    'табельный номер/таб номер/таб №/社員番号/従業員番号/社員id/従業員id/职工号/工号/员工编号/员工号/工號/員工編號/사번/사원번호',
  code: 'code/pin pad code/pad code/digit code/code for the pin pad/tastencode/code fur das pin feld',
  name:
    'full name/employee name/worker name/staff name/' +
    'vollstandiger name/voller name/mitarbeitername/nachname vorname/name vorname/vor und nachname/vorname nachname/' +
    'nom complet/nom et prenom/nom prenom/prenom nom/prenom et nom/nombre completo/nombre y apellidos/apellidos y nombre/apellidos y nombres/' +
    'nome completo/nome e cognome/cognome e nome/nominativo/volledige naam/nome do funcionario/' +
    'imie i nazwisko/nazwisko i imie/ad soyad/adi soyadi/фио/氏名/姓名/お名前/名前/이름/성명',
  surnameOrName: 'name/nom/nome/nombre/naam/navn/namn/nombres',
  firstName:
    'first name/firstname/given name/given names/forename/first/legal first name/vorname/vornamen/rufname/prenom/prenoms/primer nombre/nombre de pila/nome proprio/primeiro nome/voornaam/roepnaam/fornavn/fornamn/imie/ad/adi/имя/名',
  middleName:
    'middle name/middle/middle initial/segundo nombre/nome do meio/tussenvoegsel/tussenvoegsels/voorvoegsel/отчество',
  lastName:
    'last name/lastname/surname/family name/last/legal last name/nachname/familienname/zuname/nom de famille/nom usuel/apellido/apellidos/primer apellido/apellido 1/apellido paterno/cognome/achternaam/familienaam/sobrenome/apelido/apelidos/ultimo nome/efternavn/etternavn/efternamn/nazwisko/soyad/soyadi/фамилия/姓/성',
  secondLastName: 'second last name/segundo apellido/apellido 2/apellido materno',
  department:
    'department/dept/department name/abteilung/departement/departamento/seccion/reparto/dipartimento/ufficio/afdeling/setor/secao/dzial/departman/bolum/avdeling/avdelning/отдел/подразделение/部署/部門/部门/부서',
  email:
    'email/e mail/mail/email address/e mail address/work email/company email/business email/email work/email adresse/e mail adresse/mailadresse/dienstliche e mail/courriel/adresse email/adresse e mail/adresse mail/correo/correo electronico/email aziendale/posta elettronica/indirizzo email/e mailadres/emailadres/endereco de email/e posta/эл почта/электронная почта/почта/メール/メールアドレス/邮箱/電子郵件/이메일',
  pin: 'pin/pin code/pincode/pin number/punch pin/clock pin/kiosk pin/pin nummer/geheimzahl/code pin/codigo pin/codice pin/codigo de pin/pin kod/pin kodu/пин код/пин/暗証番号/密码',
  schedule:
    'schedule/shift/work schedule/working hours/schicht/schichtplan/arbeitszeitmodell/schichtmodell/horaire/equipe/turno/horario/orario/rooster/dienstrooster/grafik/vardiya/график/смена',
  photos:
    'photos/photo/picture/pictures/image/images/foto/fotos/bild/bilder/photographie/fotografia/immagine/фото/写真/照片/사진',
};

/** Too general to be used if the table has a better column. */
const weak: Readonly<Partial<Record<Field, string>>> = {
  number: 'id/nr/no/#/num/numero/nummer/badge/identifier/kennung/key/associate id/position id',
  name: 'employee/worker/display name/payroll name/mitarbeiter/salarie/employe/empleado/dipendente/medewerker/werknemer/funcionario/сотрудник',
  department: 'division/team/home department/bereich/kostenstelle/service/unite',
  email: 'personal email/private email/home email/private e mail/email prive/other email',
};

const meanings: ReadonlyMap<string, Meaning> = new Map(
  [
    ...entriesOf(weak, true),
    // Later entries win: a weak heading for one field may be the usual one for another.
    ...entriesOf(headings, false),
  ].map(([heading, field, isWeak]) => [heading, { field, isWeak }]),
);

function entriesOf(
  table: Readonly<Partial<Record<Field, string>>>,
  isWeak: boolean,
): (readonly [string, Field, boolean])[] {
  return Object.entries(table).flatMap(([field, texts]) =>
    texts.split('/').map((text) => [normalised(text), field as Field, isWeak] as const),
  );
}

/** The meaning of a heading; null for an unknown one. */
export function meaningOf(heading: string): Meaning | null {
  return meanings.get(normalised(heading)) ?? null;
}

/**
 * A heading without accents, case, punctuation and added notes: `Personal-Nr.`, `employeeId`, `Nº empleado`
 * and `Name (required)` become `personal nr`, `employee id`, `no empleado` and `name`.
 */
export function normalised(heading: string): string {
  return heading
    .slice(0, 200)
    .replaceAll(/\(.*?\)|\[.*?\]/g, ' ')
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll('°', 'o')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('#', ' # ')
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}
